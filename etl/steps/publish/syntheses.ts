import { storedTranches } from '../../../data/catalogue/model/tranche.ts'
import { INDICATEURS } from '../../../data/catalogue/registry.ts'
import type { Connection } from '../../../data/db/connection.ts'
import { parametersOf, sqlOfIndicator } from '../../../data/synthese/sql-of-indicator.ts'
import { settleAll, withClient } from '../../concurrency.ts'
import type { Journal } from '../../progress.ts'
import { indexPartition } from '../partition.ts'
import { type Calcul, type Choix, calculsOf } from './selection.ts'

const COLONNES = `publication_id, indicateur, campagne, niveau, code, type, secteur, attendus, repondants,
  statut, valeur, borne_basse, borne_haute, numerateur, denominateur, decile_1, decile_9, repartition`

/**
 * Share of the expected units that must have answered, nationally, for a campaign to be summed up. Under it the
 * values stay readable school by school: a handful of late answers is not a picture of the country.
 */
const COUVERTURE_NATIONALE_MIN = 0.01

/**
 * Computes every synthesis into the detached `synthese` partition, two at a time.
 * @returns the number of rows written.
 */
export async function buildSyntheses(
  { pool }: Connection,
  table: string,
  publicationId: number,
  selection: readonly Choix[],
  journal: Journal,
): Promise<number> {
  const calculs = calculsOf(INDICATEURS, selection)
  const next = calculs[Symbol.iterator]()
  let done = 0
  let rows = 0
  const work = () =>
    withClient(pool, async (client) => {
      await client.query(`set work_mem = '256MB'`)
      for (const calcul of next) {
        const { indicateur, campagne, isLatest } = calcul
        if (await isAnswered(client, calcul, publicationId)) {
          const insert = `insert into ${table} (${COLONNES})\n${sqlOfIndicator(indicateur, storedTranches(indicateur.grain, isLatest))}`
          const result = await client.query(insert, parametersOf({ ...calcul, publicationId }))
          rows += result.rowCount ?? 0
        } else
          journal.line(
            `  ${indicateur.id} : campagne ${campagne} écartée, aucune réponse ou trop peu au niveau national`,
          )
        done += 1
        journal.progress(`synthèses : ${indicateur.id} ${campagne}`, done / calculs.length)
      }
      await client.query('reset work_mem')
    })
  await settleAll([work(), work()])
  await withClient(pool, (client) => indexPartition(client, 'synthese', publicationId))
  journal.line(`  ${rows} synthèses (${calculs.length} indicateurs × campagnes)`)
  return rows
}

/** Field of a published list: whole however short it is, so that absence from it is an answer. */
function listedField({ mesure }: Calcul['indicateur']): string | null {
  if (mesure.genre === 'ratio' || mesure.lecture.genre !== 'champ') return null
  return mesure.lecture.absent === undefined ? null : mesure.lecture.champ
}

/** Whether a list names anybody: one that was not received says nothing, not even that nobody is on it. */
const LISTE_RECUE = `select exists (
  select 1 from releve
  where import_id = any ($1::integer[]) and campagne = $2 and niveau = $3 and valeurs ->> $4 is not null
) as recue`

/** Whether enough units answered; an indicator read on the school itself always is. */
async function isAnswered(
  client: Parameters<Parameters<typeof withClient>[1]>[0],
  { indicateur, campagne, imports }: Calcul,
  publicationId: number,
): Promise<boolean> {
  if (imports.length === 0 || indicateur.grain === 'academie') return true
  const field = listedField(indicateur)
  if (field !== null) {
    const values = [imports, campagne, indicateur.grain, field]
    const { rows } = await client.query<{ recue: boolean }>(LISTE_RECUE, values)
    return rows[0]?.recue === true
  }
  const units =
    indicateur.grain === 'commune'
      ? `select count(*) from territoire where publication_id = $3 and niveau = 'commune' and $4::text[] is not null`
      : 'select count(*) from etablissement where publication_id = $3 and ouvert and type = any ($4)'
  const { rows } = await client.query<{ reponses: number; attendus: number }>(
    `select (select count(*) from releve where import_id = any ($1::integer[]) and campagne = $2) as reponses,
       (${units}) as attendus`,
    [imports, campagne, publicationId, indicateur.population],
  )
  const [row] = rows
  return row !== undefined && row.reponses > row.attendus * COUVERTURE_NATIONALE_MIN
}
