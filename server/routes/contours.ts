import { contours, requeteContours } from '../contract/contours.ts'
import { reponsesErreur } from '../contract/probleme.ts'
import { parametreInvalide } from '../probleme.ts'
import { findContours } from '../queries/contours.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'

/** Outlines light enough to be drawn at once, before any map engine has arrived, or without one. */
export function routesContours(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/contours',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireContours',
        tags: ['Territoires'],
        summary: 'Contours simplifiés',
        description:
          'Les contours des départements, ou ceux des intercommunalités ou des communes de quelques départements, en une réponse compacte, sous forme de chemins SVG : de quoi les dessiner sans moteur de carte. Pour les autres niveaux, voir les tuiles vectorielles.',
        querystring: requeteContours,
        response: { 200: contours, ...reponsesErreur },
      },
    },
    async ({ publication, query: { niveau, territoire } }) => {
      if (niveau !== 'departement' && !territoire) {
        throw parametreInvalide('territoire', '', 'des départements (departement:974) pour ce niveau')
      }
      const departements = territoire?.map(({ code }) => code) ?? null
      const { source, ...dessin } = await findContours(db, publication, niveau, departements)
      return { ...dessin, ...enveloppeOf(publication, { sources: source }) }
    },
  )
}
