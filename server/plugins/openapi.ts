import swagger from '@fastify/swagger'
import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { type Openapi, operationsOf } from '../documentation/schema.ts'
import { FICHIERS, type NomFichier } from '../exports/formats.ts'
import { VERSION } from '../version.ts'

type Noeud = Record<string, unknown>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** No example of it works on every instance: the documentation shows how to write the request, and no answer. */
    sansExemple?: boolean
  }
}

const DESCRIPTION = `L’API ouverte de Cartable, l’observatoire du numérique éducatif : territoires, établissements, indicateurs, valeurs et tuiles de carte. Lecture libre, sans clé, depuis n’importe quel site.

Toute réponse porte le numéro de la publication lue, la licence, les sources avec la date de leur import, et des avertissements quand un chiffre est fragile. Une valeur absente a un statut ; elle n’est jamais un zéro.`

const TAGS = [
  { name: 'Observatoire', description: 'Ce que contient l’observatoire en ce moment.' },
  { name: 'Territoires', description: 'Communes, EPCI, départements, académies, régions et leur synthèse.' },
  { name: 'Établissements', description: 'Écoles, collèges, lycées et EREA.' },
  { name: 'Indicateurs', description: 'Ce qui est mesuré, et les séries de valeurs.' },
  {
    name: 'Comparer',
    description: 'Territoires côte à côte, territoires semblables, rangs, socle numérique.',
  },
  {
    name: 'Données',
    description:
      'Sources, fichiers importés, lignes rejetées, qualité, versions, schémas : d’où vient chaque chiffre.',
  },
  { name: 'Programmes', description: 'Expérimentations, appels à projets, labels et partenariats.' },
  { name: 'Exports', description: 'Fichiers complets de chaque publication, à télécharger en une fois.' },
  { name: 'Recherche', description: 'Trouver un territoire ou un établissement.' },
  {
    name: 'Signalements',
    description: 'Signaler une valeur fausse, suivre ce qu’il en advient, y répondre.',
  },
  {
    name: 'Données locales',
    description:
      'Ce que les territoires pilotes publient eux-mêmes, à côté des données nationales, et les fichiers qu’ils envoient.',
  },
  { name: 'Tuiles', description: 'Tuiles vectorielles pour dessiner une carte.' },
  {
    name: 'Comptes',
    description: 'Se connecter sans mot de passe, lire ses droits, gérer ses jetons d’API.',
  },
  {
    name: 'Abonnements',
    description: 'Résumé par courriel, webhooks signés. Les flux Atom sont à /signalements.atom.',
  },
  {
    name: 'Administration',
    description:
      'Agents, imports, publications, réglages et journal : pour les administrateurs de l’instance.',
  },
]

/** How agents are recognised. */
const SECURITE = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'cartable_session',
    description:
      'Cookie posé par la connexion. Toute écriture demande aussi l’en-tête X-Cartable-Jeton, lu dans /api/v1/moi.',
  },
  jeton: {
    type: 'http',
    scheme: 'bearer',
    description: 'Jeton d’API créé dans son espace ; il lui faut la portée nommée par l’opération.',
  },
} as const

/** Serves the OpenAPI 3.1 document made from the contract. Routes declared before it are left out. */
export async function registerOpenapi(app: FastifyInstance): Promise<void> {
  const objet = createJsonSchemaTransformObject({})
  const transformer = createJsonSchemaTransform({})
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'API de Cartable',
        version: VERSION,
        description: DESCRIPTION,
        license: { name: 'Licence Ouverte 2.0', identifier: 'etalab-2.0' },
      },
      servers: [{ url: '/', description: 'Cette instance' }],
      // Said out loud: unless it says otherwise, an operation asks for no key.
      security: [],
      tags: TAGS,
      components: { securitySchemes: SECURITE },
    },
    transform: (route) => annotate(transformer(route), route.route.config ?? {}),
    transformObject: (document) => smooth(objet(document) as unknown as Noeud) as never,
  })
}

/**
 * Mends what the generators leave: a second copy of each schema (`…Input`), the bounds of JavaScript's
 * integers, parameters whose description stayed behind a reference.
 */
function smooth(document: Noeud): Noeud {
  const texte = JSON.stringify(document, (_cle, valeur) => (isNoeud(valeur) ? sansBornes(valeur) : valeur))
  const propre = JSON.parse(texte.replace(/(#\/components\/schemas\/\w+?)Input"/g, '$1"')) as Noeud
  const { schemas } = propre.components as { schemas: Record<string, Noeud> }
  for (const nom of Object.keys(schemas)) if (nom.endsWith('Input')) delete schemas[nom]
  for (const { methode, operation } of operationsOf(propre as unknown as Pick<Openapi, 'paths'>)) {
    const noeud = operation as unknown as Noeud
    describeParametres(noeud, schemas)
    describeReponses(noeud, methode === 'get' && operation.security === undefined)
  }
  forgetAcces(propre as unknown as Pick<Openapi, 'paths' | 'components'>)
  forgetOrphelins(propre, schemas)
  return propre
}

/** Forgets the ways in that no operation asks for. */
function forgetAcces(document: Pick<Openapi, 'paths' | 'components'>): void {
  const { securitySchemes = {} } = document.components
  const demandes = new Set(
    operationsOf(document).flatMap(({ operation }) =>
      (operation.security ?? []).flatMap((acces) => Object.keys(acces)),
    ),
  )
  for (const nom of Object.keys(securitySchemes)) if (!demandes.has(nom)) delete securitySchemes[nom]
}

/** Forgets the models that nothing refers to, then those that only they referred to. */
function forgetOrphelins(document: Noeud, schemas: Record<string, Noeud>): void {
  const cites = new Set(
    [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, nom]) => nom),
  )
  const orphelins = Object.keys(schemas).filter((nom) => !cites.has(nom))
  for (const nom of orphelins) delete schemas[nom]
  if (orphelins.length > 0) forgetOrphelins(document, schemas)
}

const isNoeud = (valeur: unknown): valeur is Noeud =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)

function sansBornes(noeud: Noeud): Noeud {
  const { maximum, minimum, ...reste } = noeud
  if (maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER) reste.maximum = maximum
  if (minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER) reste.minimum = minimum
  return reste
}

/** Lists are written with commas, except those whose values may hold one: these are repeated. */
const REPETES = new Set(['filtre'])

function describeParametres(operation: Noeud, schemas: Record<string, Noeud>): void {
  for (const parametre of (operation.parameters ?? []) as Noeud[]) {
    const schema = parametre.schema as Noeud
    if (schema.type === 'array') parametre.explode = REPETES.has(String(parametre.name))
    const nom = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
    parametre.description ??= schema.description ?? (nom && schemas[nom]?.description)
  }
}

/** Tells the document which formats a route has, and who may call it. */
function annotate<S extends object, R extends { schema: S }>(
  route: R,
  { formats, prive, portee, sansExemple }: FastifyContextConfig,
): R {
  const security = [{ session: [] }, ...(portee ? [{ jeton: [portee] }] : [])]
  const schema = {
    ...route.schema,
    ...(formats && { 'x-formats': formats }),
    ...(sansExemple && { 'x-sans-exemple': true }),
    ...(prive && { security }),
  }
  return { ...route, schema }
}

const PROBLEME = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } }

const entete = (description: string, type = 'string'): Noeud => ({ description, schema: { type } })

const ENTETES = {
  ETag: entete('Identité de la réponse, à renvoyer dans If-None-Match.'),
  'X-Request-Id': entete('Identifiant de la requête, à citer en cas de question.'),
  'RateLimit-Limit': entete('Requêtes admises par minute.', 'integer'),
  'RateLimit-Remaining': entete('Requêtes encore admises pendant cette minute.', 'integer'),
  'RateLimit-Reset': entete('Secondes avant que le compte reparte.', 'integer'),
}

/**
 * What every operation may answer beside what its route declares: other formats, 304, errors of the service.
 * @param publique a read that anybody may keep: it has an identity.
 */
function describeReponses(operation: Noeud, publique: boolean): void {
  const reponses = operation.responses as Record<string, Noeud>
  const succes = reponses['200'] ?? reponses['201']
  if (!succes) return
  const { ETag, ...limites } = ENTETES
  succes.headers = publique ? { ETag, ...limites } : limites
  if (publique)
    reponses['304'] = { description: 'Rien n’a changé depuis la réponse dont l’ETag est renvoyé.' }
  reponses['414'] = { description: 'Un élément de l’adresse est trop long.', content: PROBLEME }
  reponses['500'] = { description: 'Erreur de notre fait, enregistrée.', content: PROBLEME }
  const formats = operation['x-formats'] as NomFichier[] | undefined
  if (!formats) return
  reponses['406'] = { description: 'La ressource n’existe pas dans ce format.', content: PROBLEME }
  const contenu = succes.content as Noeud
  for (const nom of formats) {
    const { type, libelle } = FICHIERS[nom]
    const quoi = nom === 'pdf' ? 'Document à lire et à imprimer' : 'Toutes les lignes'
    const description = `${quoi}, en ${libelle} : extension « .${nom} » ou en-tête Accept.`
    contenu[type] = { schema: { type: 'string', description } }
  }
}
