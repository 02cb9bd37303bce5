import { aucunParametre } from '../contract/base.ts'
import { reponsesErreur, reponsesErreurRessource } from '../contract/probleme.ts'
import { collectionSchemas, fichierModele, parametresSchema, tableSchema } from '../contract/schemas.ts'
import { introuvable } from '../probleme.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { listSchemas, readSchemas } from '../queries/schemas.ts'
import { type Application, PUBLIE } from './commun.ts'

const TAGS = ['Données']

/** Shapes of the files that the observatory accepts. */
export function routesSchemas(app: Application): void {
  const schemas = readSchemas()

  app.get(
    '/api/v1/schemas',
    {
      config: PUBLIE,
      schema: {
        operationId: 'listerSchemas',
        tags: TAGS,
        summary: 'Liste des schémas',
        description: 'Schémas des fichiers que l’observatoire accepte, pour qui veut y verser des données.',
        querystring: aucunParametre,
        response: { 200: collectionSchemas, ...reponsesErreur },
      },
    },
    async ({ publication }) => {
      const resultats = listSchemas(schemas)
      const enveloppe = enveloppeOf(publication, { sources: [] })
      return { total: resultats.length, resultats, suivant: null, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/schemas/:id',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireSchema',
        tags: TAGS,
        summary: 'Un schéma',
        description: 'Le Table Schema lui-même, tel que le lisent les outils Frictionless et Validata.',
        params: parametresSchema,
        querystring: aucunParametre,
        response: { 200: tableSchema, ...reponsesErreurRessource },
      },
    },
    async ({ params: { id } }) => {
      const schema = schemas.get(id)
      if (schema) return schema
      throw inconnu(id)
    },
  )

  app.get(
    '/api/v1/schemas/:id/modele',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireModeleSchema',
        tags: TAGS,
        summary: 'Fichier modèle d’un schéma',
        description:
          'Un CSV à remplir : l’en-tête, une colonne par champ du schéma, avec le point-virgule qu’attendent les tableurs en français.',
        params: parametresSchema,
        querystring: aucunParametre,
        response: { 200: fichierModele, ...reponsesErreurRessource },
      },
    },
    async ({ params: { id } }, reply) => {
      const schema = schemas.get(id)
      if (!schema) throw inconnu(id)
      return reply
        .headers({
          'Content-Type': 'text/csv; charset=utf-8; header=present',
          'Content-Disposition': `attachment; filename="${id}.csv"`,
        })
        .send(`\ufeff${schema.fields.map(({ name }) => String(name)).join(';')}\r\n`)
    },
  )

  function inconnu(id: string) {
    const attendu = `l’un des schémas ${[...schemas.keys()].join(', ')}`
    return introuvable(`Aucun schéma ne porte l’identifiant « ${id} ».`, {
      parametre: 'id',
      recu: id,
      attendu,
    })
  }
}
