import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { VERSION } from '../version.ts'

type Noeud = Record<string, unknown>

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
  { name: 'Tuiles', description: 'Tuiles vectorielles pour dessiner une carte.' },
]

/** Serves the OpenAPI 3.1 document made from the contract. Routes declared before it are left out. */
export async function registerOpenapi(app: FastifyInstance): Promise<void> {
  const objet = createJsonSchemaTransformObject({})
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
      tags: TAGS,
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => polir(objet(document) as unknown as Noeud) as never,
  })
}

/**
 * Mends what the generators leave: a second copy of each schema (`…Input`), the bounds of JavaScript's
 * integers, parameters whose description stayed behind a reference.
 */
function polir(document: Noeud): Noeud {
  const texte = JSON.stringify(document, (_cle, valeur) => (isNoeud(valeur) ? sansBornes(valeur) : valeur))
  const propre = JSON.parse(texte.replace(/(#\/components\/schemas\/\w+?)Input"/g, '$1"')) as Noeud
  const { schemas } = propre.components as { schemas: Record<string, Noeud> }
  for (const nom of Object.keys(schemas)) if (nom.endsWith('Input')) delete schemas[nom]
  for (const operation of operationsOf(propre)) decrireParametres(operation, schemas)
  return propre
}

const isNoeud = (valeur: unknown): valeur is Noeud =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)

function sansBornes(noeud: Noeud): Noeud {
  const { maximum, minimum, ...reste } = noeud
  if (maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER) reste.maximum = maximum
  if (minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER) reste.minimum = minimum
  return reste
}

const operationsOf = (document: Noeud): Noeud[] =>
  Object.values(document.paths as Record<string, Record<string, Noeud>>).flatMap((chemin) =>
    Object.values(chemin),
  )

function decrireParametres(operation: Noeud, schemas: Record<string, Noeud>): void {
  for (const parametre of (operation.parameters ?? []) as Noeud[]) {
    const schema = parametre.schema as Noeud
    const nom = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
    parametre.description ??= schema.description ?? (nom && schemas[nom]?.description)
  }
}
