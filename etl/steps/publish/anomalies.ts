import { INDICATEURS } from '../../../data/catalogue/registry.ts'
import type { Connection } from '../../../data/db/connection.ts'
import { canBeAnomalous, sqlOfAnomalies } from '../../../data/synthese/sql-of-anomalies.ts'
import { parametersOf } from '../../../data/synthese/sql-of-indicator.ts'
import { withAnalyst } from '../../concurrency.ts'
import type { Journal } from '../../progress.ts'
import { type Calcul, type Choix, calculsOf } from './selection.ts'

/**
 * Flags, in the latest campaign of each numeric indicator, the answers out of range or changed tenfold.
 * @returns the number of flagged answers.
 */
export async function buildAnomalies(
  { pool }: Connection,
  publicationId: number,
  selection: readonly Choix[],
  journal: Journal,
): Promise<number> {
  let flagged = 0
  await withAnalyst(pool, async (client) => {
    for (const indicateur of INDICATEURS.filter(canBeAnomalous)) {
      const calculs = calculsOf([indicateur], selection)
      const [latest, previous] = [calculs.at(-1), calculs.at(-2)]
      if (!latest) continue
      const { rowCount } = await client.query(
        `insert into anomalie (publication_id, indicateur, campagne, uai, code, valeur, valeur_precedente, campagne_precedente)
         select ${publicationId}, '${indicateur.id}', '${latest.campagne}', a.uai, a.code, a.valeur, a.valeur_precedente,
           ${previous ? `case when a.valeur_precedente is not null then '${previous.campagne}' end` : 'null'}
         from (${sqlOfAnomalies(indicateur, previous !== undefined)}) a`,
        [latest, ...(previous ? [previous] : [])].flatMap((calcul: Calcul) =>
          parametersOf({ ...calcul, publicationId }),
        ),
      )
      flagged += rowCount ?? 0
    }
  })
  journal.line(`  ${flagged} réponses signalées comme suspectes (hors bornes, ou décuplées)`)
  return flagged
}
