import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SourceContours, SourceTabulaire } from '../../../data/catalogue/model/source.ts'
import { letterOfUai } from '../../../data/catalogue/model/uai.ts'
import { findSource } from '../../../data/catalogue/registry.ts'
import { type Connection, openConnection } from '../../../data/db/connection.ts'
import { type Demande, importFile, type ResultatImport } from '../../../etl/import-file.ts'
import { silentJournal } from '../../../etl/progress.ts'
import { inspectFile, isLineBased } from '../../../etl/steps/read/inspect.ts'
import { createTestDatabase } from '../../support/database.ts'

/** Day on which the tests import: campaigns after 2026 do not exist yet. */
export const AUJOURD_HUI = new Date('2026-11-23T00:00:00Z')

/** A database and a folder of one test file's own. */
export interface Banc {
  connection: Connection
  dossier: string
  /** Writes a file into the folder and gives its path. */
  write(nom: string, contenu: string | Buffer): Promise<string>
  close(): Promise<void>
}

/** Opens an empty migrated database (or the one given) and a folder; close both in `afterAll`. */
export async function openBanc(create = createTestDatabase): Promise<Banc> {
  const database = await create()
  const connection = openConnection(database.url)
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-etl-'))
  return {
    connection,
    dossier,
    async write(nom, contenu) {
      const chemin = join(dossier, nom)
      await writeFile(chemin, contenu)
      return chemin
    },
    async close() {
      await connection.close()
      await database.drop()
      await rm(dossier, { recursive: true, force: true })
    },
  }
}

/** Path of a file of `tests/fixtures`. */
export const fixture = (chemin: string): string =>
  fileURLToPath(new URL(`../../fixtures/${chemin}`, import.meta.url))

/** UAI of seven digits with their check letter; it looks real, the school is not. */
export const uaiOf = (digits: number): string => {
  const text = String(digits).padStart(7, '0')
  return text + letterOfUai(text)
}

/** A declared source that reads files; its limit on rejected lines is lifted when `tolerant`. */
export function sourceOf(id: string, tolerant = false): SourceTabulaire | SourceContours {
  const source = findSource(id)
  if (!source || source.genre === 'embarquee') throw new Error(`no file source ${id}`)
  return tolerant ? { ...source, assertions: { ...source.assertions, rejetsMax: 1 } } : source
}

/** A request to import a file of the real world today, as the command line makes it. */
export const demandeOf = (id: string, chemin: string, reste: Partial<Demande> = {}): Demande => ({
  source: sourceOf(id),
  chemin,
  campagne: null,
  demonstration: false,
  today: AUJOURD_HUI,
  ...reste,
})

export interface RelevePose {
  campagne: string
  niveau: string
  code: string
  ligne: number
  valeurs: Record<string, unknown>
  statuts: Record<string, string> | null
}

/** What an import left in the database. */
export interface Recu {
  resultat: ResultatImport
  releves: RelevePose[]
  rejets: { ligne: number; colonne: string | null; valeur: string | null; code: string; motif: string }[]
}

/** Imports a file without publishing it, whatever its share of rejected lines, and reads back what is stored. */
export async function recevoir(
  { connection }: Banc,
  id: string,
  chemin: string,
  reste: Partial<Demande> = {},
): Promise<Recu> {
  const demande = demandeOf(id, chemin, { source: sourceOf(id, true), ...reste })
  const fichier = await inspectFile(chemin, isLineBased(chemin))
  const resultat = await importFile(connection, demande, fichier, async () => null, silentJournal)
  const { db } = connection
  const importId = resultat.importId ?? 0
  const releves = await db
    .selectFrom('releve')
    .select(['campagne', 'niveau', 'code', 'ligne', 'valeurs', 'statuts'])
    .where('import_id', '=', importId)
    .orderBy('ligne')
    .orderBy('campagne')
    .execute()
  const rejets = await db
    .selectFrom('import_rejet')
    .select(['ligne', 'colonne', 'valeur', 'code', 'motif'])
    .where('import_id', '=', importId)
    .orderBy('ligne')
    .execute()
  return { resultat, releves, rejets }
}
