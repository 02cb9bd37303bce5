import type { Import } from './imports.ts'

/** Who may import whom. A target is a path from the root, a package name, or a `node:` module. */
export interface Rule {
  /** What the rule says, for the message of a violation. */
  says: string
  /** Importing files under the rule. */
  from: RegExp
  /** Importing files left out of it. */
  except?: RegExp
  /** Targets under the rule; all of them by default. */
  about?: RegExp
  /** Targets that may be imported; none by default. */
  allows?: RegExp
  /** Targets that may be imported with `import type` only. */
  allowsTypes?: RegExp
  /** A planted file that breaks the rule, and one that keeps it: `[path, text]`. */
  broken: [string, string]
  kept: [string, string]
}

/** Every path of the project, that is, neither a package nor a `node:` module. */
const PROJECT = /^(config\.ts$|commandes\.ts$|package\.json$|(client|data|etl|migrations|server|web|tests)\/)/

/** The layers, and the places where the heavy libraries are confined. */
export const RULES: Rule[] = [
  {
    says: 'data/catalogue is made of declarations: it imports zod and itself only',
    from: /^data\/catalogue\//,
    except: /^data\/catalogue\/generate\.ts$/,
    allows: /^(zod$|data\/catalogue\/)/,
    broken: ['data/catalogue/sources/a.source.ts', "import { readFile } from 'node:fs/promises'"],
    kept: [
      'data/catalogue/sources/a.source.ts',
      "import { z } from 'zod'\nimport { b } from '../model/b.ts'",
    ],
  },
  {
    says: 'the catalogue’s generator reads and writes files, and knows the catalogue only',
    from: /^data\/catalogue\/generate\.ts$/,
    allows: /^(node:|data\/catalogue\/)/,
    broken: ['data/catalogue/generate.ts', "import { a } from '../../etl/a.ts'"],
    kept: ['data/catalogue/generate.ts', "import { readdir } from 'node:fs/promises'"],
  },
  {
    says: 'migrations are frozen: they import kysely and each other only',
    from: /^migrations\//,
    allows: /^(kysely$|migrations\/)/,
    broken: ['migrations/0002_b.ts', "import type { Database } from '../data/db/tables.ts'"],
    kept: ['migrations/0002_b.ts', "import { sql } from 'kysely'"],
  },
  {
    says: 'data/db knows the configuration, the migrations and the database libraries only',
    from: /^data\/db\//,
    allows: /^(node:|config\.ts$|migrations\/|data\/db\/|(pg|kysely|zod|graphile-worker)$)/,
    broken: ['data/db/a.ts', "import { b } from '../catalogue/model/b.ts'"],
    kept: ['data/db/a.ts', "import pg from 'pg'\nimport { readConfig } from '../../config.ts'"],
  },
  {
    says: 'data/reference knows packages and itself only, the catalogue as types',
    from: /^data\/reference\//,
    about: PROJECT,
    allows: /^data\/reference\//,
    allowsTypes: /^data\/catalogue\//,
    broken: ['data/reference/a.ts', "import { b } from '../catalogue/model/b.ts'"],
    kept: [
      'data/reference/a.ts',
      "import type { B } from '../catalogue/model/b.ts'\nimport { c } from 'topojson-client'",
    ],
  },
  {
    says: 'data/demo knows data only',
    from: /^data\/demo\//,
    about: PROJECT,
    allows: /^data\//,
    broken: ['data/demo/a.ts', "import { b } from '../../etl/b.ts'"],
    kept: ['data/demo/a.ts', "import { b } from '../reference/b.ts'"],
  },
  {
    says: 'data/mots writes French from the catalogue’s model: the site and the server both run it',
    from: /^data\/mots\//,
    allows: /^data\/(catalogue\/model|mots)\//,
    broken: ['data/mots/a.ts', "import { b } from '../catalogue/registry.ts'"],
    kept: ['data/mots/a.ts', "import { b } from '../catalogue/model/b.ts'\nimport { c } from './c.ts'"],
  },
  {
    says: 'data/dessin decides colours, classes and scales: the site and the server both run it',
    from: /^data\/dessin\//,
    allows: /^(data\/(catalogue\/model|mots|dessin)\/|d3$)/,
    broken: ['data/dessin/a.ts', "import type { B } from '../../server/contract/b.ts'"],
    kept: ['data/dessin/a.ts', "import { ticks } from 'd3'\nimport type { B } from '../mots/b.ts'"],
  },
  {
    says: 'data/comptes and data/taches are what the server and the ETL share of accounts and jobs: data only',
    from: /^data\/(comptes|taches)\//,
    allows: /^(node:crypto$|(kysely|zod)$|data\/(catalogue\/model|db|comptes|taches)\/)/,
    broken: ['data/comptes/a.ts', "import { b } from '../../server/queries/b.ts'"],
    kept: ['data/taches/a.ts', "import { sql } from 'kysely'\nimport type { B } from '../db/tables.ts'"],
  },
  {
    says: 'data/signalements is what the server and the ETL share of reports: they read a cell and act the same way',
    from: /^data\/signalements\//,
    allows: /^(kysely$|data\/(catalogue|db|synthese|signalements)\/)/,
    broken: ['data/signalements/a.ts', "import { b } from '../../server/queries/b.ts'"],
    kept: [
      'data/signalements/a.ts',
      "import { sql } from 'kysely'\nimport type { B } from '../db/tables.ts'",
    ],
  },
  {
    says: 'etl knows data and the configuration, never the server nor the site',
    from: /^etl\//,
    about: PROJECT,
    allows: /^(etl\/|data\/|config\.ts$)/,
    broken: ['etl/steps/a.ts', "import type { B } from '../../server/contract/b.ts'"],
    kept: ['etl/steps/a.ts', "import { b } from '../../data/db/b.ts'"],
  },
  {
    says: 'server/contract knows the catalogue and zod only',
    from: /^server\/contract\//,
    allows: /^(zod$|server\/contract\/|data\/catalogue\/)/,
    broken: ['server/contract/a.ts', "import type { B } from '../../data/db/tables.ts'"],
    kept: [
      'server/contract/a.ts',
      "import { z } from 'zod'\nimport { b } from '../../data/catalogue/model/b.ts'",
    ],
  },
  {
    says: 'server/queries knows the contract and data, and nothing of HTTP',
    from: /^server\/queries\//,
    about: new RegExp(`${PROJECT.source}|^@?fastify`),
    allows: /^(server\/(queries|contract)\/|data\/)/,
    broken: ['server/queries/a.ts', "import type { FastifyReply } from 'fastify'"],
    kept: ['server/queries/a.ts', "import { sql } from 'kysely'\nimport type { B } from '../contract/b.ts'"],
  },
  {
    says: 'server/routes asks queries for data: never the database, not even its types',
    from: /^server\/routes\//,
    about: /^(data\/(?!catalogue\/)|etl\/|migrations\/|web\/|server\/(main|dev|app)\.ts$|pg$|kysely$)/,
    broken: ['server/routes/a.ts', "import type { Connection } from '../../data/db/connection.ts'"],
    kept: ['server/routes/a.ts', "import { b } from '../queries/b.ts'\nimport { c } from '../contract/c.ts'"],
  },
  {
    says: 'server/pages turns answers into HTML: it asks for nothing, and knows nothing of HTTP',
    from: /^server\/pages\//,
    about: new RegExp(`${PROJECT.source}|^@?fastify|^kysely$|^pg$|^node:`),
    allows: /^(server\/(pages|documentation\/html)|data\/(catalogue|mots|dessin)\/)/,
    allowsTypes: /^server\/contract\//,
    broken: ['server/pages/a.ts', "import { b } from '../queries/b.ts'"],
    kept: [
      'server/pages/a.ts',
      "import type { B } from '../contract/b.ts'\nimport { c } from '../../data/mots/c.ts'",
    ],
  },
  {
    says: 'server/taches does its work with queries and the mail, and knows nothing of HTTP',
    from: /^server\/taches\//,
    about: new RegExp(`${PROJECT.source}|^@?fastify`),
    allows: /^(config\.ts$|server\/(taches|queries|contract|courrier|avis)\/|data\/)/,
    allowsTypes: /^server\/coffre\.ts$/,
    broken: ['server/taches/a.tache.ts', "import { b } from '../plugins/b.ts'"],
    kept: ['server/taches/a.tache.ts', "import { b } from '../queries/b.ts'"],
  },
  {
    says: 'server/avis writes, signs and posts notifications: it asks for nothing, and knows nothing of the queue',
    from: /^server\/avis\//,
    about: new RegExp(`${PROJECT.source}|^@?fastify|^kysely$|^pg$`),
    allows: /^(server\/avis\/|data\/(catalogue|mots)\/)/,
    allowsTypes: /^server\/(coffre\.ts$|queries\/|contract\/)/,
    broken: ['server/avis/a.ts', "import { b } from '../queries/b.ts'"],
    kept: ['server/avis/a.ts', "import type { B } from '../queries/b.ts'"],
  },
  {
    says: 'nobody waits for a job: routes, plugins and queries add it to the queue (data/taches) and answer',
    from: /^server\/(?!taches\/|start\/)/,
    about: /^server\/taches\/|^graphile-worker$/,
    broken: ['server/routes/a.ts', "import { b } from '../taches/b.tache.ts'"],
    kept: ['server/start/a.ts', "import { b } from '../taches/travail.ts'"],
  },
  {
    says: 'letters are written by nodemailer in server/courrier, and sent by jobs',
    from: /^(?!server\/(courrier|taches|start)\/|tests\/)/,
    about: /^nodemailer|^server\/courrier\//,
    broken: ['server/routes/a.ts', "import { createTransport } from 'nodemailer'"],
    kept: ['server/taches/a.tache.ts', "import type { B } from '../courrier/b.ts'"],
  },
  {
    says: 'server/pdf turns data into documents: it asks for nothing, and knows nothing of HTTP',
    from: /^server\/pdf\//,
    about: new RegExp(`${PROJECT.source}|^@?fastify|^kysely$|^pg$|^node:`),
    allows: /^(server\/pdf\/|data\/(catalogue|mots|dessin)\/)/,
    allowsTypes: /^(server\/(contract|queries|polices)\/|node:stream$)/,
    broken: ['server/pdf/a.ts', "import { findSynthese } from '../queries/synthese.ts'"],
    kept: [
      'server/pdf/a.ts',
      "import type { Carte } from '../queries/carte.ts'\nimport { c } from '../../data/dessin/c.ts'",
    ],
  },
  {
    says: 'commandes.ts alone leads to the commands of the ETL and to that of documents, and nothing depends on it',
    from: /^(?!commandes\.ts$|tests\/)/,
    about: /^(commandes\.ts|etl\/cli\.ts|server\/start\/syntheses\.ts)$/,
    broken: ['etl/a.ts', "import '../commandes.ts'"],
    kept: ['commandes.ts', "await import('./server/start/syntheses.ts')"],
  },
  {
    says: 'the engine that makes images stays in server/images',
    from: /^/,
    except: /^(server\/images\/|tests\/)/,
    about: /^@resvg\//,
    broken: ['server/routes/a.ts', "import { Resvg } from '@resvg/resvg-wasm'"],
    kept: ['server/images/a.ts', "import { Resvg } from '@resvg/resvg-wasm'"],
  },
  {
    says: 'pdfkit and the QR codes stay in server/pdf',
    from: /^/,
    except: /^(server\/pdf\/|tests\/)/,
    about: /^(pdfkit|uqr)$/,
    broken: ['server/routes/a.ts', "import PDFDocument from 'pdfkit'"],
    kept: ['server/pdf/a.ts', "import PDFDocument from 'pdfkit'"],
  },
  {
    says: 'openid-client stays in server/oidc',
    from: /^(?!server\/oidc\/)/,
    about: /^openid-client$/,
    broken: ['server/routes/a.ts', "import { discovery } from 'openid-client'"],
    kept: ['server/oidc/a.ts', "import { discovery } from 'openid-client'"],
  },
  {
    says: 'only the composition root of the server starts imports and the embedded database',
    from: /^server\//,
    except: /^server\/((main|dev)\.ts$|start\/)/,
    about:
      /^(server\/(main\.ts|dev\.ts|start\/)|etl\/|migrations\/|web\/|data\/demo\/|data\/db\/(embedded|migrate))/,
    broken: ['server/plugins/a.ts', "import { startEmbeddedPostgres } from '../../data/db/embedded.ts'"],
    kept: ['server/start/a.ts', "import { startEmbeddedPostgres } from '../../data/db/embedded.ts'"],
  },
  {
    says: 'the client of the API is published as it is: it stands alone',
    from: /^client\//,
    allows: /^client\//,
    broken: ['client/a.ts', "import type { B } from '../server/contract/b.ts'"],
    kept: ['client/a.ts', "import type { B } from './operations.generated.ts'"],
  },
  {
    says: 'the site knows the server by the types of its contract',
    from: /^web\//,
    about: /^server\//,
    allowsTypes: /^server\/contract\//,
    broken: ['web/api/a.ts', "import { b } from '../../server/contract/b.ts'"],
    kept: ['web/api/a.ts', "import type { B } from '../../server/contract/b.ts'"],
  },
  {
    says: 'the site runs the catalogue’s model, the words and the rules of drawing, and knows the rest of the catalogue by types',
    from: /^web\//,
    about: /^(data|etl|migrations)\/|^config\.ts$/,
    allows: /^data\/(catalogue\/model|mots|dessin)\//,
    allowsTypes: /^data\/catalogue\//,
    broken: ['web/pages/a.tsx', "import { INDICATEURS } from '../../data/catalogue/index.generated.ts'"],
    kept: ['web/pages/a.tsx', "import { B } from '../../data/catalogue/model/b.ts'"],
  },
  {
    says: 'the site runs in a browser: it has no Node.js module',
    from: /^web\//,
    except: /^web\/vite\.config\.ts$/,
    about: /^node:/,
    broken: ['web/format/a.ts', "import { join } from 'node:path'"],
    kept: ['web/vite.config.ts', "import { join } from 'node:path'"],
  },
  {
    says: 'maplibre-gl stays in web/map',
    from: /^/,
    except: /^(web\/map\/|tests\/)/,
    about: /^maplibre-gl$/,
    broken: ['web/pages/a.tsx', "import type { Map } from 'maplibre-gl'"],
    kept: ['web/map/a.ts', "import { Map } from 'maplibre-gl'"],
  },
  {
    says: 'd3 stays in the charts, the rules of drawing, the legend and the derivation of reference geometry',
    from: /^/,
    except:
      /^(data\/dessin\/|web\/(charts|legende)\/|web\/map\/legend|data\/reference\/(derive\.ts$|derivation\/)|tests\/)/,
    about: /^d3(-|$)/,
    broken: ['web/components/a.tsx', "import { scaleLinear } from 'd3'"],
    kept: ['web/charts/a.ts', "import { scaleLinear } from 'd3'"],
  },
  {
    says: 'nothing depends on the tests',
    from: /^(?!tests\/)/,
    about: /^tests\//,
    broken: ['etl/a.ts', "import { b } from '../tests/support/b.ts'"],
    kept: ['tests/unit/a.test.ts', "import { b } from '../support/b.ts'"],
  },
]

function breaks(rule: Rule, { from, target, kind }: Import): boolean {
  if (!rule.from.test(from) || rule.except?.test(from)) return false
  if (rule.about !== undefined && !rule.about.test(target)) return false
  if (rule.allows?.test(target)) return false
  return !(kind === 'type' && rule.allowsTypes?.test(target))
}

/** One line per import that breaks a rule: where, what, which rule. */
export function violations(imports: readonly Import[], rules: readonly Rule[] = RULES): string[] {
  return imports.flatMap((imported) =>
    rules
      .filter((rule) => breaks(rule, imported))
      .map(({ says }) => `${imported.from}:${imported.line} imports ${imported.target}: ${says}`),
  )
}
