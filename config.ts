import { availableParallelism } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Absolute path of the project's root folder. */
export const PROJECT_ROOT = fileURLToPath(new URL('.', import.meta.url))

const schema = z.object({
  /** TCP port of the API and the site. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Interface the server listens on; all of them by default so that containers are reachable. */
  HOST: z.string().default('0.0.0.0'),
  /** Public root address, used in permanent links; derived from the request when empty. */
  CARTABLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** PostgreSQL server to use; when absent an embedded one is started. */
  DATABASE_URL: z.string().min(1).optional(),
  /** Folder of the embedded database, caches and outbox. */
  CARTABLE_DATA_DIR: z.string().min(1).default('.cartable'),
  /** `non`: do not load demonstration data into an empty database. */
  CARTABLE_DEMO: z.enum(['oui', 'non']).default('oui'),
  /** Number of proxies whose X-Forwarded-For is believed (0: none). */
  CARTABLE_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Who publishes this instance, for the legal notice. */
  CARTABLE_EDITEUR: z.string().min(2).max(200).optional(),
  /** Who hosts it: name and address. */
  CARTABLE_HEBERGEUR: z.string().min(2).max(400).optional(),
  /** Where its readers may write: an e-mail address, or the address of a form. */
  CARTABLE_CONTACT: z.union([z.email(), z.url({ protocol: /^https?$/ })]).optional(),
  /** `ign`: readers may lay Plan IGN under the map, which asks the IGN for it; `non`: no call to anybody else. */
  CARTABLE_FOND_PLAN: z.enum(['non', 'ign']).default('non'),
  /** Secret of this instance (32 characters or more); when absent, a file of the data folder holds one. */
  CARTABLE_CLE: z.string().min(32).optional(),
  /** SMTP server that takes letters, `smtp://user:password@host:587` or `smtps://…`; without one, a folder does. */
  CARTABLE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** `oui`: webhooks may be posted to private addresses and over http, for an instance on a network of its own. */
  CARTABLE_WEBHOOKS_PRIVES: z.enum(['oui', 'non']).default('non'),
  /** Address that letters come from. */
  CARTABLE_EXPEDITEUR: z.string().min(3).default('cartable@localhost.localdomain'),
  /** OpenID Connect provider that agents may sign in by: its issuer address; without one, by e-mail links only. */
  CARTABLE_OIDC_FOURNISSEUR: z.url({ protocol: /^https?$/ }).optional(),
  /** Identifier of Cartable at the provider. */
  CARTABLE_OIDC_CLIENT: z.string().min(1).optional(),
  /** Secret of Cartable at the provider. */
  CARTABLE_OIDC_SECRET: z.string().min(1).optional(),
  /** Name of the provider on the sign-in button. */
  CARTABLE_OIDC_NOM: z.string().min(1).max(60).default('ProConnect'),
  /** Scopes asked for, separated by spaces. */
  CARTABLE_OIDC_PORTEES: z.string().min(1).default('openid email'),
  /** Levels of assurance accepted (`acr`), separated by spaces; any without it. */
  CARTABLE_OIDC_ACR: z.string().min(1).optional(),
  /** Algorithm that identity tokens are signed with. */
  CARTABLE_OIDC_SIGNATURE: z.enum(['RS256', 'ES256', 'PS256', 'EdDSA']).default('RS256'),
  /** `verifies`: only addresses that the provider says it has verified; `garantis`: it answers for all, as ProConnect. */
  CARTABLE_OIDC_COURRIELS: z.enum(['verifies', 'garantis']).default('verifies'),
  /** Log level of the HTTP server. */
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** PostgreSQL server whose superuser the tests may use; when absent they start an embedded one. */
  TEST_DATABASE_URL: z.string().min(1).optional(),
  /** Chromium to use in browser tests. */
  CHROME_PATH: z.string().min(1).optional(),
})

/** Who answers for an instance; what is not configured is said to be missing. */
export interface Instance {
  editeur: string | null
  hebergeur: string | null
  contact: string | null
}

/** An OpenID Connect provider, and what is asked of it. */
export interface ReglagesOidc {
  fournisseur: string
  client: string
  secret: string
  nom: string
  portees: string
  acr: string | null
  signature: string
  courriels: 'verifies' | 'garantis'
}

/** Everything that may be configured from outside, validated once. */
export interface Config {
  port: number
  host: string
  url: string | null
  databaseUrl: string | null
  dataDir: string
  demo: boolean
  proxies: number
  instance: Instance
  fondPlan: 'ign' | null
  cle: string | null
  smtpUrl: string | null
  expediteur: string
  /** Webhooks may reach private addresses. */
  webhooksPrives: boolean
  oidc: ReglagesOidc | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  testDatabaseUrl: string | null
  chromePath: string | null
  /** Threads worth using for tile and parsing work. */
  threads: number
}

/**
 * Reads the configuration. This file is the only reader of the process environment.
 * @throws Error in French, naming every wrong variable, when a value cannot be understood.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`)
    throw new Error(`Configuration invalide. ${faults.join(' ; ')}`)
  }
  const v = parsed.data
  return {
    port: v.PORT,
    host: v.HOST,
    url: v.CARTABLE_URL ?? null,
    databaseUrl: v.DATABASE_URL ?? null,
    dataDir: isAbsolute(v.CARTABLE_DATA_DIR)
      ? v.CARTABLE_DATA_DIR
      : resolve(PROJECT_ROOT, v.CARTABLE_DATA_DIR),
    demo: v.CARTABLE_DEMO === 'oui',
    proxies: v.CARTABLE_PROXIES,
    instance: {
      editeur: v.CARTABLE_EDITEUR ?? null,
      hebergeur: v.CARTABLE_HEBERGEUR ?? null,
      contact: v.CARTABLE_CONTACT ?? null,
    },
    fondPlan: v.CARTABLE_FOND_PLAN === 'ign' ? 'ign' : null,
    cle: v.CARTABLE_CLE ?? null,
    smtpUrl: v.CARTABLE_SMTP_URL ?? null,
    expediteur: v.CARTABLE_EXPEDITEUR,
    webhooksPrives: v.CARTABLE_WEBHOOKS_PRIVES === 'oui',
    oidc: oidcOf(v),
    logLevel: v.LOG_LEVEL,
    testDatabaseUrl: v.TEST_DATABASE_URL ?? null,
    chromePath: v.CHROME_PATH ?? null,
    threads: Math.max(1, availableParallelism()),
  }
}

/** Was this process started by a script of npm, which then stands between it and whoever stops it? */
export const isScriptNpm = (env: NodeJS.ProcessEnv = process.env): boolean =>
  env.npm_lifecycle_event !== undefined

/** @throws Error in French when the provider is only half configured. */
function oidcOf(v: z.output<typeof schema>): ReglagesOidc | null {
  if (!v.CARTABLE_OIDC_FOURNISSEUR) return null
  const manque = (['CARTABLE_OIDC_CLIENT', 'CARTABLE_OIDC_SECRET', 'CARTABLE_URL'] as const).filter(
    (nom) => !v[nom],
  )
  if (manque.length > 0) {
    throw new Error(`Configuration invalide. CARTABLE_OIDC_FOURNISSEUR demande aussi : ${manque.join(', ')}`)
  }
  return {
    fournisseur: v.CARTABLE_OIDC_FOURNISSEUR,
    client: v.CARTABLE_OIDC_CLIENT ?? '',
    secret: v.CARTABLE_OIDC_SECRET ?? '',
    nom: v.CARTABLE_OIDC_NOM,
    portees: v.CARTABLE_OIDC_PORTEES,
    acr: v.CARTABLE_OIDC_ACR ?? null,
    signature: v.CARTABLE_OIDC_SIGNATURE,
    courriels: v.CARTABLE_OIDC_COURRIELS,
  }
}
