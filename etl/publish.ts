import type { Connection } from '../data/db/connection.ts'
import { findNewestPublication } from '../data/db/publication.ts'
import { nombre } from '../data/mots/nombre.ts'
import { settleAll, withClient } from './concurrency.ts'
import { withLock } from './lock.ts'
import { Chrono, type Journal } from './progress.ts'
import {
  attachPartition,
  createPartition,
  dropPartition,
  indexPartition,
  TABLES_PAR_PUBLICATION,
  type TableParPublication,
} from './steps/partition.ts'
import { buildAnomalies } from './steps/publish/anomalies.ts'
import { refreshEmbarquees } from './steps/publish/embarquees.ts'
import { buildEtablissements } from './steps/publish/etablissements.ts'
import { purgeOld } from './steps/publish/purge.ts'
import { buildRecherche } from './steps/publish/recherche.ts'
import {
  type Choix,
  chooseContours,
  importsOf,
  type NouvelImport,
  nextSelection,
} from './steps/publish/selection.ts'
import { closeReports, holdReports } from './steps/publish/signalements.ts'
import { buildSyntheses } from './steps/publish/syntheses.ts'
import { buildTerritoires } from './steps/publish/territoires.ts'
import { buildTiles } from './tiles/build.ts'

/** What a publication did. */
export interface ResultatPublication {
  publicationId: number
  /** False when nothing had changed since the publication in force. */
  nouvelle: boolean
  durees: Record<string, number>
  etablissements: number
  territoires: number
  syntheses: number
}

/** Newest published publication and what it reads, if any. */
export async function currentSelection({ db }: Connection): Promise<{ id: number | null; choix: Choix[] }> {
  const id = await findNewestPublication(db)
  if (id === null) return { id, choix: [] }
  const choix = await db
    .selectFrom('publication_import')
    .select(['source', 'campagne', 'import_id'])
    .where('publication_id', '=', id)
    .execute()
  return { id, choix }
}

/**
 * Publishes validated imports: rebuilds everything that is published beside the readers, then flips in one
 * transaction. If anything fails, what was published stays as it was.
 */
export async function publish(
  connection: Connection,
  options: { nouveaux: readonly NouvelImport[]; motif: string; demonstration: boolean; journal: Journal },
): Promise<ResultatPublication> {
  return withLock(connection.pool, 'publication', { wait: true }, async () => {
    await forgetInterrupted(connection)
    const current = await currentSelection(connection)
    const embarquees = await refreshEmbarquees(connection, current.choix, options.demonstration)
    const nouveaux = [...embarquees, ...options.nouveaux]
    const empty = { durees: {}, etablissements: 0, territoires: 0, syntheses: 0 }
    if (nouveaux.length === 0 && current.id !== null) {
      return { publicationId: current.id, nouvelle: false, ...empty }
    }
    const selection = nextSelection(current.choix, nouveaux)
    const publicationId = await openPublication(connection, selection, options)
    const publication = await fillPublication(connection, publicationId, selection, options.journal).catch(
      async (error) => {
        await forgetPublication(connection, publicationId)
        throw error
      },
    )
    if (!(await purgeOld(connection))) options.journal.line('  anciennes publications encore lues : gardées')
    return publication
  })
}

async function openPublication(
  { db }: Connection,
  selection: readonly Choix[],
  { motif, demonstration }: { motif: string; demonstration: boolean },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('publication')
      .values({ motif, demonstration, statut: 'en_preparation' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('publication_import')
      .values(selection.map((choix) => ({ ...choix, publication_id: id })))
      .execute()
    return id
  })
}

/** A publication still in preparation while we hold the lock was cut short: nobody ever read it. */
async function forgetInterrupted(connection: Connection): Promise<void> {
  const rows = await connection.db
    .selectFrom('publication')
    .select('id')
    .where('statut', '=', 'en_preparation')
    .execute()
  for (const { id } of rows) await forgetPublication(connection, id)
}

async function forgetPublication({ db, pool }: Connection, id: number): Promise<void> {
  for (const table of TABLES_PAR_PUBLICATION) await dropPartition(pool, table, id)
  await db.deleteFrom('publication').where('id', '=', id).execute()
}

async function fillPublication(
  connection: Connection,
  id: number,
  selection: readonly Choix[],
  journal: Journal,
): Promise<ResultatPublication> {
  const { pool } = connection
  const chrono = new Chrono()
  const names = new Map<TableParPublication, string>()
  for (const table of TABLES_PAR_PUBLICATION) names.set(table, await createPartition(pool, table, id))
  const name = (table: TableParPublication) => names.get(table) as string
  const contours = chooseContours(selection)

  const territoires = await chrono.time('territoires', () =>
    withClient(pool, async (client) => {
      const territoryImports = [...importsOf(selection, 'cog'), ...importsOf(selection, 'academies')]
      const imports = { territoires: territoryImports, annuaire: importsOf(selection, 'annuaire'), contours }
      const count = await buildTerritoires(client, name('territoire'), id, imports)
      await indexPartition(client, 'territoire', id)
      await attachPartition(client, 'territoire', id)
      return count
    }),
  )
  journal.line(`  ${nombre(territoires)} territoires`)
  const etablissements = await chrono.time('etablissements', () =>
    withClient(pool, async (client) => {
      const count = await buildEtablissements(client, name('etablissement'), id, schoolImports(selection))
      await indexPartition(client, 'etablissement', id)
      await attachPartition(client, 'etablissement', id)
      return count
    }),
  )
  journal.line(`  ${nombre(etablissements)} établissements`)
  const [syntheses] = await settleAll([
    chrono.time('syntheses', () => buildSyntheses(connection, name('synthese'), id, selection, journal)),
    chrono.time('anomalies', () => buildAnomalies(connection, id, selection, journal)),
    chrono.time('recherche', () =>
      withClient(pool, (reader) =>
        withClient(pool, async (writer) => {
          const tables = { noms: name('recherche'), mots: name('recherche_mot') }
          await buildRecherche(reader, writer, tables, id)
          await indexPartition(writer, 'recherche', id)
          await indexPartition(writer, 'recherche_mot', id)
        }),
      ),
    ),
    chrono.time('tuiles', () => drawTiles(connection, id, contours, journal)),
  ])
  const boucle = await chrono.time('publier', () => flip(connection, id, selection, chrono.durees))
  if (boucle.resolus + boucle.changes > 0)
    journal.line(`  signalements : ${boucle.resolus} résolus, ${boucle.changes} dont la valeur a changé`)
  return { publicationId: id, nouvelle: true, durees: chrono.durees, etablissements, territoires, syntheses }
}

function schoolImports(selection: readonly Choix[]) {
  const campagnes = selection.filter(({ source }) => source === 'rep').map(({ campagne }) => campagne)
  return {
    annuaire: importsOf(selection, 'annuaire'),
    geolocalisation: importsOf(selection, 'geolocalisation'),
    rep: importsOf(selection, 'rep'),
    repCampagne: campagnes.sort().at(-1) ?? null,
  }
}

async function drawTiles(
  connection: Connection,
  publicationId: number,
  contours: ReturnType<typeof chooseContours>,
  journal: Journal,
): Promise<void> {
  const digests = await connection.db
    .selectFrom('import')
    .select(['id', 'sha256'])
    .where('id', 'in', [0, ...contours.map(({ import_id }) => import_id)])
    .execute()
  const sha256 = new Map(digests.map((row) => [row.id, row.sha256]))
  const layers = await buildTiles({
    url: connection.url,
    publicationId,
    tables: { territoire: 'territoire', etablissement: 'etablissement' },
    importIds: { contours: contours.map((c) => ({ ...c, sha256: sha256.get(c.import_id) ?? '' })) },
    log: (line) => journal.line(`  ${line}`),
  })
  const count = layers.reduce((total, layer) => total + layer.tuiles, 0)
  const kept = layers.filter((layer) => layer.reused).length
  journal.line(`  ${nombre(count)} tuiles (${kept} couche(s) sur ${layers.length} inchangée(s))`)
}

/** The moment readers change: one short transaction, which the reports it answers are part of. */
async function flip(
  { pool, db }: Connection,
  id: number,
  selection: readonly Choix[],
  durees: Record<string, number>,
) {
  const boucle = await withClient(pool, async (client) => {
    await client.query('begin')
    try {
      await holdReports(client)
      await attachPartition(client, 'synthese', id)
      await attachPartition(client, 'recherche', id)
      await attachPartition(client, 'recherche_mot', id)
      await client.query(`update publication set statut = 'publiee', cree_le = now() where id = $1`, [id])
      const faite = await closeReports(client, id, selection)
      await client.query(`select pg_notify('publication', $1)`, [String(id)])
      await client.query('commit')
      return faite
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })
  await db
    .updateTable('publication')
    .set({ durees: JSON.stringify(durees) })
    .where('id', '=', id)
    .execute()
  return boucle
}
