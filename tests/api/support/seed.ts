import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { foldRecherche } from '../../../data/catalogue/model/recherche.ts'
import { openConnection } from '../../../data/db/connection.ts'
import { TABLES_PAR_PUBLICATION } from '../../../etl/steps/partition.ts'
import type { Db } from '../../../server/queries/db.ts'
import { ETABLISSEMENTS, IMPORTS, RELEVES, TERRITOIRES } from './monde.ts'
import { SYNTHESES } from './syntheses.ts'

/** Bytes of the only tile of the seed. */
export const TUILE = Buffer.from('une tuile')

/** Fills an empty migrated database with the small world, published as number 1. */
export async function seed(url: string): Promise<void> {
  const connection = openConnection(url, 2)
  try {
    await seedRecu(connection.db)
    await publish(connection.db, 1)
  } finally {
    await connection.close()
  }
}

async function seedRecu(db: Db): Promise<void> {
  for (const { id, source, campagnes } of IMPORTS) {
    await db
      .insertInto('import')
      .values({
        source,
        fichier: `${source}.csv`,
        sha256: String(id).padStart(64, '0'),
        octets: 1000,
        demonstration: true,
        statut: 'valide',
        campagnes,
        fin: new Date('2026-11-01T08:00:00Z'),
        lues: 10,
        chargees: 9,
        ignorees: 1,
      })
      .execute()
    await sql.raw(`create table releve_${id} partition of releve for values in (${id})`).execute(db)
  }
  await db
    .insertInto('releve')
    .values(
      RELEVES.map(({ valeurs, statuts, ...ligne }) => ({
        ...ligne,
        valeurs: JSON.stringify(valeurs),
        statuts: statuts ? JSON.stringify(statuts) : null,
      })),
    )
    .execute()
  await db
    .insertInto('jeu_tuiles')
    .values({ couche: 'departement', empreinte: 'graine', zoom_min: 0, zoom_max: 4 })
    .execute()
  await db
    .insertInto('tuile')
    .values({ jeu_id: 1, z: 1, x: 1, y: 0, contenu: gzipSync(TUILE) })
    .execute()
}

/** Publishes the small world under a new number, as the ETL does: fill beside, then flip and notify. */
export async function publish(db: Db, id: number): Promise<void> {
  for (const table of TABLES_PAR_PUBLICATION) {
    await sql.raw(`create table ${table}_${id} partition of ${table} for values in (${id})`).execute(db)
  }
  await db
    .insertInto('publication')
    .values({ demonstration: true, statut: 'en_preparation', motif: 'graine' })
    .execute()
  const choix = IMPORTS.flatMap(({ id: import_id, source, campagnes }) =>
    campagnes.map((campagne) => ({ publication_id: id, source, campagne, import_id })),
  )
  await db.insertInto('publication_import').values(choix).execute()
  await db
    .insertInto('publication_tuiles')
    .values({ publication_id: id, couche: 'departement', jeu_id: 1 })
    .execute()
  for (const territoire of TERRITOIRES) {
    await db
      .insertInto('territoire')
      .values({ publication_id: id, ...territoire } as never)
      .execute()
  }
  for (const etablissement of ETABLISSEMENTS) {
    const ligne = {
      publication_id: id,
      details: '{}',
      import_id: 1,
      position_source: 'annuaire',
      ...etablissement,
    }
    await db
      .insertInto('etablissement')
      .values(ligne as never)
      .execute()
  }
  await db
    .insertInto('synthese')
    .values(SYNTHESES.map((ligne) => ({ publication_id: id, ...ligne })))
    .execute()
  const noms = trouvables(id)
  await db.insertInto('recherche').values(noms).execute()
  const mots = new Set(noms.flatMap(({ texte }) => texte.split(' ')))
  await db
    .insertInto('recherche_mot')
    .values([...mots].map((mot) => ({ publication_id: id, mot })))
    .execute()
  await db.updateTable('publication').set({ statut: 'publiee' }).where('id', '=', id).execute()
  await sql`select pg_notify('publication', ${String(id)})`.execute(db)
}

const trouvables = (publication_id: number) => [
  ...TERRITOIRES.map(({ niveau, code, nom, ...reste }) => ({
    publication_id,
    genre: 'territoire' as const,
    niveau,
    code,
    libelle: nom,
    contexte: '',
    texte: foldRecherche(nom),
    poids: 'population' in reste ? Number(reste.population) : 0,
  })),
  ...ETABLISSEMENTS.map(({ uai, nom, commune }) => ({
    publication_id,
    genre: 'etablissement' as const,
    niveau: 'etablissement',
    code: uai,
    libelle: nom,
    contexte: commune,
    texte: foldRecherche(`${nom} ${TERRITOIRES.find(({ code }) => code === commune)?.nom}`),
    poids: 1,
  })),
]
