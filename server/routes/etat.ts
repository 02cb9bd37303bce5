import { aucunParametre } from '../contract/base.ts'
import { type Etat, etat } from '../contract/etat.ts'
import { reponsesErreur } from '../contract/probleme.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { findEtat } from '../queries/etat.ts'
import { type Application, PUBLIE_CHAUD } from './commun.ts'

/** What the observatory contains now. */
export function routesEtat(
  app: Application,
  { db, version, fond }: { db: Db; version: string; fond: Etat['fond'] },
): void {
  app.get(
    '/api/v1/etat',
    {
      config: PUBLIE_CHAUD,
      schema: {
        operationId: 'lireEtat',
        tags: ['Observatoire'],
        summary: 'État de l’observatoire',
        description: 'Publication courante, imports lus, territoires et couches de tuiles disponibles.',
        querystring: aucunParametre,
        response: { 200: etat, ...reponsesErreur },
      },
    },
    async ({ publication }) => ({
      version,
      fond,
      publiee_le: publication.cree_le?.toISOString() ?? null,
      ...(await findEtat(db, publication)),
      ...enveloppeOf(publication, { sources: publication.imports.map(({ source }) => source) }),
    }),
  )
}
