import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openConnection } from '../../../data/db/connection.ts'
import { type ResultatRun, runImports } from '../../../etl/import.ts'
import type { Demande } from '../../../etl/import-file.ts'
import { silentJournal } from '../../../etl/progress.ts'
import { TABLES_PAR_PUBLICATION } from '../../../etl/steps/partition.ts'
import { createSeededDatabase } from '../../support/database.ts'
import { type Banc, demandeOf, fixture, openBanc, uaiOf } from './banc.ts'

/** A school as the API of the portal writes it. */
export interface EcoleApi {
  identifiant_de_l_etablissement: string
  nom_etablissement: string
  type_etablissement: string
  code_commune: string
  code_departement: string
  [champ: string]: unknown
}

const LIEUX = [
  ['35238', '035'],
  ['35288', '035'],
  ['01053', '001'],
  ['75112', '075'],
  ['75101', '075'],
  ['2A004', '02A'],
  ['97105', '971'],
  ['97502', '975'],
] as const

/** Forty schools in eight places; the first one of each place is a collège. */
export function ecolesDuMonde(): EcoleApi[] {
  return LIEUX.flatMap(([code_commune, code_departement], lieu) =>
    Array.from({ length: 5 }, (_, rang) => ({
      identifiant_de_l_etablissement: uaiOf(340_000 + lieu * 100 + rang),
      nom_etablissement: `Établissement ${lieu}-${rang}`,
      type_etablissement: rang === 0 ? 'Collège' : 'Ecole',
      statut_public_prive: rang === 4 ? 'Privé' : 'Public',
      code_commune,
      code_departement,
      latitude: rang === 3 ? null : 48 + rang / 100,
      longitude: rang === 3 ? null : -1.6 + lieu / 100,
      precision_localisation: rang === 3 ? null : 'Numéro de rue',
      date_ouverture: '1970-09-01',
      etat: 'OUVERT',
    })),
  )
}

/** Pupils of the écoles of the world, one of them silent. */
export const effectifs = (rentree: string, eleves: (rang: number) => number | null) =>
  ecolesDuMonde()
    .filter(({ type_etablissement }) => type_etablissement === 'Ecole')
    .map(({ identifiant_de_l_etablissement }, rang) => ({
      numero_ecole: identifiant_de_l_etablissement,
      rentree_scolaire: rentree,
      nombre_total_eleves: eleves(rang),
      nombre_total_classes: 4,
    }))

/** Publishes the world once per test run; every file gets a copy. */
async function publishMonde(url: string): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'cartable-etl-'))
  const connection = openConnection(url)
  try {
    const chemin = (nom: string) => join(dossier, nom)
    await writeFile(chemin('annuaire.json'), JSON.stringify(ecolesDuMonde()))
    await writeFile(
      chemin('effectifs.json'),
      JSON.stringify(effectifs('2022', (rang) => (rang === 0 ? null : 100 + rang))),
    )
    const run = await importer({ connection } as Banc, [
      // A few shapes stand for the map of the country: drawing it all would take most of the time.
      demandeOf('contours-communes', fixture('contours-communes/communes.geojson')),
      demandeOf('contours-departements', fixture('contours-departements/departements.geojson')),
      demandeOf('annuaire', chemin('annuaire.json')),
      demandeOf('effectifs-ecoles', chemin('effectifs.json')),
    ])
    const echec = run.issues.find(({ etat }) => etat !== 'importe')
    if (echec) throw new Error(`the world was not published: ${JSON.stringify(echec)}`)
  } finally {
    await connection.close()
    await rm(dossier, { recursive: true, force: true })
  }
}

/** A database of one test file's own, in which the world is published as publication 1. */
export const openMonde = (): Promise<Banc> => openBanc(() => createSeededDatabase('monde_etl', publishMonde))

/** Imports files, then publishes, as the command line does. */
export const importer = (
  { connection }: Pick<Banc, 'connection'>,
  demandes: readonly Demande[],
  demonstration = false,
): Promise<ResultatRun> =>
  runImports(connection, demandes, { motif: 'test', demonstration, journal: silentJournal })

/** Imports one file of this content. */
export async function importContenu(
  banc: Banc,
  id: string,
  nom: string,
  contenu: unknown,
): Promise<ResultatRun> {
  const texte = typeof contenu === 'string' ? contenu : JSON.stringify(contenu)
  return importer(banc, [demandeOf(id, await banc.write(nom, texte))])
}

/** Number of the publication in force. */
export async function publicationEnVigueur({ connection }: Banc): Promise<number> {
  const row = await connection.db
    .selectFrom('publication')
    .select('id')
    .where('statut', '=', 'publiee')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id ?? 0
}

const PUBLIEES = [...TABLES_PAR_PUBLICATION, 'publication_import', 'publication_tuiles']

/** Digest of every published row of a publication, by table. */
export async function empreinte({ connection: { pool } }: Banc, publication: number) {
  const digests: Record<string, string> = {}
  for (const table of PUBLIEES) {
    const { rows } = await pool.query<{ lignes: number; md5: string }>(
      `select count(*) as lignes, md5(string_agg(t::text, '\n' order by t::text)) as md5
       from ${table} t where publication_id = $1`,
      [publication],
    )
    digests[table] = `${rows[0]?.lignes} ${rows[0]?.md5}`
  }
  return digests
}

/** Names of the partitions of a table that exist, attached or not. */
export async function partitions({ connection: { pool } }: Banc, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ nom: string }>(
    `select relname as nom from pg_class where relkind = 'r' and relname ~ $1 order by oid`,
    [`^${table}_\\d+$`],
  )
  return rows.map(({ nom }) => nom)
}
