import type pg from 'pg'
import { champsOfCampagne, lecturesOfMesure } from '../../../data/catalogue/model/mesure.ts'
import { storedTranches } from '../../../data/catalogue/model/tranche.ts'
import { INDICATEURS } from '../../../data/catalogue/registry.ts'
import type { Connection } from '../../../data/db/connection.ts'
import { parametersOf, sqlOfIndicator } from '../../../data/synthese/sql-of-indicator.ts'
import { settleAll, withAnalyst, withClient } from '../../concurrency.ts'
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
    withAnalyst(pool, async (client) => {
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
    })
  await settleAll([work(), work()])
  await withClient(pool, (client) => indexPartition(client, 'synthese', publicationId))
  journal.line(`  ${rows} synthèses (${calculs.length} indicateurs × campagnes)`)
  return rows
}

/** Units that said something of a field, « sans objet » included, counted no further than asked. */
const REPONSES = `select count(*)::integer as nombre from (
  select 1 from releve
  where import_id = any ($1::integer[]) and campagne = $2 and niveau = $3
    and (valeurs ->> $4 is not null or statuts ->> $4 is not null)
  limit $5
) r`

/**
 * Whether enough units answered each field; an indicator read on the school itself is always answered. A campaign
 * that did not ask the question has no synthesis, rather than one where everybody is silent.
 */
async function isAnswered(
  client: pg.ClientBase,
  { indicateur, campagne, imports }: Calcul,
  publicationId: number,
): Promise<boolean> {
  const { grain, mesure } = indicateur
  if (imports.length === 0 || grain === 'academie') return true
  const assez =
    Math.floor((await countUnits(client, indicateur, publicationId)) * COUVERTURE_NATIONALE_MIN) + 1
  for (const { champ, absent } of lecturesOfMesure(mesure).flatMap(champsOfCampagne)) {
    // A published list is whole however short it is: absence from it is an answer, unless it names nobody.
    const voulues = absent === undefined ? assez : 1
    const values = [imports, campagne, grain, champ, voulues]
    const { rows } = await client.query<{ nombre: number }>(REPONSES, values)
    if ((rows[0]?.nombre ?? 0) < voulues) return false
  }
  return true
}

/** Units that an indicator expects an answer from, in the whole country. */
async function countUnits(
  client: pg.ClientBase,
  { grain, population }: Calcul['indicateur'],
  publicationId: number,
): Promise<number> {
  const units =
    grain === 'commune'
      ? `territoire where publication_id = $1 and niveau = 'commune' and $2::text[] is not null`
      : 'etablissement where publication_id = $1 and ouvert and type = any ($2)'
  const { rows } = await client.query<{ nombre: number }>(
    `select count(*)::integer as nombre from ${units}`,
    [publicationId, population],
  )
  return rows[0]?.nombre ?? 0
}
