import { pageMethode } from '../pages/methode/index.ts'
import type { Db } from '../queries/db.ts'
import { findEtat } from '../queries/etat.ts'
import { exemplesMesures } from '../queries/exemples-mesures.ts'
import type { Servir } from './pages-rendues.ts'

/** The method, written from the catalogue. */
export function routesPagesMethode(servir: Servir, { db }: { db: Db }): void {
  const exemples = exemplesMesures()
  servir('/methode', async ({ publication }) => {
    const { territoires } = await findEtat(db, publication)
    return {
      page: pageMethode({ exemples, effectifs: territoires, demonstration: publication.demonstration }),
    }
  })
}
