import type pg from 'pg'
import type { Source } from '../../data/catalogue/model/source.ts'
import type { Connection } from '../../data/db/connection.ts'
import type { Bilan, Rejet } from './bilan.ts'
import { CopyWriter } from './load.ts'
import {
  attachPartition,
  createPartition,
  dropPartition,
  indexPartition,
  type TableParImport,
} from './partition.ts'
import type { ReleveLu } from './validate.ts'

/** Rejected lines kept in full; beyond, they are only counted (by reason) in the report. */
const REJETS_CONSERVES = 100_000

const COLONNES = {
  releve: ['import_id', 'campagne', 'niveau', 'code', 'ligne', 'valeurs', 'statuts'],
  contour: ['import_id', 'niveau', 'code', 'geometrie', 'emprise', 'longitude', 'latitude'],
} as const

/** Opens the `import` row of a file about to be read. */
export async function openImport(
  { db }: Connection,
  source: Source,
  file: { nom: string; sha256: string; octets: number; demonstration: boolean },
): Promise<number> {
  const row = await db
    .insertInto('import')
    .values({
      source: source.id,
      fichier: file.nom,
      sha256: file.sha256,
      octets: file.octets,
      demonstration: file.demonstration,
      statut: 'en_cours',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Where the rows of one import go: its own table, invisible until `keep`. */
export class ImportStore {
  readonly #rejets: Rejet[] = []

  private constructor(
    private readonly client: pg.PoolClient,
    private readonly table: TableParImport,
    private readonly importId: number,
    private readonly writer: CopyWriter,
  ) {}

  static async open({ pool }: Connection, table: TableParImport, importId: number): Promise<ImportStore> {
    const client = await pool.connect()
    try {
      const name = await createPartition(client, table, importId)
      return new ImportStore(client, table, importId, CopyWriter.start(client, name, COLONNES[table]))
    } catch (error) {
      client.release(error as Error)
      throw error
    }
  }

  addReleve(row: ReleveLu): Promise<void> | undefined {
    return this.writer.write([
      this.importId,
      row.campagne,
      row.niveau,
      row.code,
      row.ligne,
      row.valeurs,
      row.statuts,
    ])
  }

  addContour(row: {
    niveau: string
    code: string
    geometrie: object
    emprise: readonly number[]
    longitude: number
    latitude: number
  }): Promise<void> | undefined {
    const { niveau, code, geometrie, emprise, longitude, latitude } = row
    return this.writer.write([this.importId, niveau, code, geometrie, emprise, longitude, latitude])
  }

  reject(rejet: Rejet): void {
    if (this.#rejets.length < REJETS_CONSERVES) this.#rejets.push(rejet)
  }

  /** Ends the copy and stores the rejected lines, whatever the verdict will be. */
  async finish(): Promise<void> {
    await this.writer.end()
    if (this.#rejets.length === 0) return
    const columns = ['import_id', 'ligne', 'colonne', 'valeur', 'code', 'motif', 'contenu']
    const copy = CopyWriter.start(this.client, 'import_rejet', columns)
    for (const r of this.#rejets) {
      const cells = [
        this.importId,
        r.ligne,
        r.colonne,
        r.valeur?.slice(0, 500) ?? null,
        r.code,
        r.motif,
        r.contenu,
      ]
      await copy.write(cells)
    }
    await copy.end()
  }

  /** The rows become readable by publications. */
  async keep(): Promise<void> {
    await indexPartition(this.client, this.table, this.importId)
    await attachPartition(this.client, this.table, this.importId)
    this.client.release()
  }

  /** Nothing of the rows stays. A broken connection is thrown away with them. */
  async discard({ pool }: Connection, error?: Error): Promise<void> {
    if (error) this.writer.abort(error)
    this.client.release(error)
    await dropPartition(pool, this.table, this.importId)
  }
}

/** Closes the `import` row with its report. */
export async function closeImport(
  { db }: Connection,
  importId: number,
  report: {
    statut: 'valide' | 'refuse' | 'echoue'
    bilan: Bilan
    durees: Record<string, number>
    generation: string | null
    encodage: string | null
    separateur: string | null
    message: string | null
  },
): Promise<void> {
  const { bilan, statut, durees, generation, encodage, separateur, message } = report
  await db
    .updateTable('import')
    .set({
      statut,
      generation,
      encodage,
      separateur,
      message,
      fin: new Date(),
      campagnes: [...bilan.campagnes].sort(),
      lues: bilan.lues,
      chargees: bilan.chargees,
      ignorees: bilan.ignorees,
      rejetees: bilan.rejetees,
      motifs: JSON.stringify(bilan.motifs),
      durees: JSON.stringify(durees),
    })
    .where('id', '=', importId)
    .execute()
}
