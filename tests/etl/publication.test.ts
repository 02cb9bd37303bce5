import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResultatRun } from '../../etl/import.ts'
import { describeIssue } from '../../etl/import.ts'
import { readNature } from '../../etl/instance.ts'
import { withLock } from '../../etl/lock.ts'
import { silentJournal } from '../../etl/progress.ts'
import { publish } from '../../etl/publish.ts'
import { TABLES_PAR_PUBLICATION } from '../../etl/steps/partition.ts'
import { type Banc, demandeOf, uaiOf } from './support/banc.ts'
import {
  ecolesDuMonde,
  effectifs,
  empreinte,
  importContenu,
  importer,
  openMonde,
  partitions,
  publicationEnVigueur,
} from './support/monde.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openMonde()
})
afterAll(() => banc.close())

const etats = ({ issues }: ResultatRun) => issues.map(({ etat }) => etat)

/** What is published must not move while `work` is done. */
async function sansRienChanger(work: () => Promise<unknown>): Promise<void> {
  const id = await publicationEnVigueur(banc)
  const before = await empreinte(banc, id)
  await work()
  expect(await publicationEnVigueur(banc)).toBe(id)
  expect(await empreinte(banc, id)).toEqual(before)
}

describe('what is published', () => {
  it('gives the database its nature', async () => {
    expect(await readNature(banc.connection)).toBe('reelle')
    const row = await banc.connection.db.selectFrom('publication').select('demonstration').executeTakeFirst()
    expect(row?.demonstration).toBe(false)
  })

  it('holds every territory of the country and every school of the annuaire', async () => {
    const { rows } = await banc.connection.pool.query(
      `select niveau, count(*) as nombre from territoire where publication_id = 1 group by niveau`,
    )
    const counts = Object.fromEntries(rows.map(({ niveau, nombre }) => [niveau, nombre]))
    expect(counts).toMatchObject({ pays: 1, academie: 30, region_academique: 18, arrondissement: 45 })
    expect(counts.commune).toBeGreaterThan(34_000)
    expect(counts.departement).toBeGreaterThanOrEqual(101)
    const schools = await banc.connection.db
      .selectFrom('etablissement')
      .selectAll()
      .where('publication_id', '=', 1)
      .execute()
    expect(schools).toHaveLength(40)
    const paris = schools.find(({ uai }) => uai === uaiOf(340_300))
    expect(paris).toMatchObject({
      commune: '75056',
      arrondissement: '75112',
      departement: '75',
      academie: '01',
      region: '11',
      pays: 'FR',
      type: 'college',
      secteur: 'public',
      ouvert: true,
      position_precision: 'numero',
      position_source: 'annuaire',
    })
    const place = schools.find(({ uai }) => uai === uaiOf(340_303))
    expect(place).toMatchObject({
      latitude: null,
      longitude: null,
      position_precision: 'inconnue',
      position_source: null,
    })
  })

  it('sums the pupils of each level, the silent école apart', async () => {
    const { rows } = await banc.connection.pool.query(
      `select niveau, code, attendus, repondants, valeur::integer from synthese
       where publication_id = 1 and indicateur = 'eleves' and campagne = '2022' and type = 'ecole' and secteur = 'tous'
         and code in ('FR', '35', '35238', '75056', '75', '971', '975')`,
    )
    const total = (length: number, from: number) =>
      Array.from({ length }, (_, i) => 100 + from + i).reduce((a, b) => a + b, 0)
    const found = Object.fromEntries(
      rows.map((r) => [`${r.niveau} ${r.code}`, [r.attendus, r.repondants, r.valeur]]),
    )
    expect(found).toMatchObject({
      'pays FR': [32, 31, total(31, 1)],
      'departement 35': [8, 7, total(7, 1)],
      'departement 75': [8, 8, total(8, 12)],
      'departement 971': [4, 4, total(4, 24)],
      'departement 975': [4, 4, total(4, 28)],
    })
  })

  it('leads from a value to its import, its file and its line', async () => {
    const { rows } = await banc.connection.pool.query(
      `select i.source, i.fichier, i.sha256, r.ligne, r.valeurs ->> 'eleves' as eleves
       from publication_import p
       join releve r on r.import_id = p.import_id and r.campagne = p.campagne
       join import i on i.id = p.import_id
       where p.publication_id = 1 and p.source = 'effectifs-ecoles' and p.campagne = '2022' and r.code = $1`,
      [uaiOf(340_002)],
    )
    expect(rows).toEqual([
      {
        source: 'effectifs-ecoles',
        fichier: 'effectifs.json',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        ligne: 2,
        eleves: '101',
      },
    ])
    const school = await banc.connection.db
      .selectFrom('etablissement as e')
      .innerJoin('import as i', 'i.id', 'e.import_id')
      .select(['i.source', 'i.fichier', 'e.ligne'])
      .where('e.publication_id', '=', 1)
      .where('e.uai', '=', uaiOf(340_002))
      .execute()
    expect(school).toEqual([{ source: 'annuaire', fichier: 'annuaire.json', ligne: 3 }])
  })
})

describe('an import that must change nothing', () => {
  it('the same file again', () =>
    sansRienChanger(async () => {
      const imports = await banc.connection.pool.query('select count(*) from import')
      const run = await importContenu(banc, 'annuaire', 'copie.json', ecolesDuMonde())
      expect(etats(run)).toEqual(['inchange'])
      expect(run.publication).toBeNull()
      expect(describeIssue(run.issues[0] as (typeof run.issues)[0])).toMatch(
        /annuaire +inchangé : ce fichier est déjà publié, rien à faire\.$/,
      )
      expect((await banc.connection.pool.query('select count(*) from import')).rows).toEqual(imports.rows)
    }))

  it('a file that lost more than its source allows', () =>
    sansRienChanger(async () => {
      const run = await importContenu(banc, 'annuaire', 'court.json', ecolesDuMonde().slice(0, 35))
      expect(etats(run)).toEqual(['refuse'])
      expect(run.issues[0]).toMatchObject({
        resultat: {
          echecs: ['35 lignes au lieu de 40 dans l’import précédent : la perte dépasse 10,0\u00a0%'],
        },
      })
    }))

  it('a file that cannot be read, or whose lines are refused', () =>
    sansRienChanger(async () => {
      const broken = await importContenu(banc, 'effectifs-ecoles', 'casse.json', '[{')
      expect(etats(broken)).toEqual(['echoue'])
      const rows = effectifs('2023', () => -1)
      expect(etats(await importContenu(banc, 'effectifs-ecoles', 'negatifs.json', rows))).toEqual(['refuse'])
    }))

  it('another import of the same source, while one is under way', () =>
    sansRienChanger(async () => {
      const chemin = await banc.write('concurrent.json', JSON.stringify(effectifs('2024', () => 10)))
      const run = await withLock(banc.connection.pool, 'import:effectifs-ecoles', { wait: false }, () =>
        importer(banc, [demandeOf('effectifs-ecoles', chemin)]),
      )
      expect(run.issues).toEqual([
        expect.objectContaining({
          etat: 'echoue',
          message:
            'Un import de « Effectifs et classes des écoles » est déjà en cours : attendez qu’il finisse.',
        }),
      ])
    }))

  it('a publication that fails half-way leaves nothing behind', () =>
    sansRienChanger(async () => {
      const { pool } = banc.connection
      // A number that is none: the schools are attached already when the sum of pupils meets it.
      const poison = (from: string, to: string) =>
        pool.query(
          `update releve set valeurs = replace(valeurs::text, $1, $2)::jsonb where campagne = '2022' and code = $3`,
          [from, to, uaiOf(340_002)],
        )
      await poison('"eleves": 101', '"eleves": "abc"')
      const run = importContenu(
        banc,
        'effectifs-ecoles',
        'suivants.json',
        effectifs('2023', () => 10),
      )
      await expect(run).rejects.toThrow(/abc/)
      await poison('"eleves": "abc"', '"eleves": 101')
      for (const table of TABLES_PAR_PUBLICATION)
        expect(await partitions(banc, table)).toEqual([`${table}_1`])
      const left = await pool.query(`select id from publication where statut = 'en_preparation'`)
      expect(left.rows).toEqual([])
    }))

  it('demonstration data', () =>
    sansRienChanger(async () => {
      const chemin = await banc.write('demo.json', JSON.stringify(ecolesDuMonde()))
      await expect(importer(banc, [demandeOf('annuaire', chemin)], true)).rejects.toThrow(
        'Cette base contient des données réelles : on n’y mêle pas de données de démonstration.',
      )
    }))

  it('nothing new to publish', () =>
    sansRienChanger(async () => {
      const options = { nouveaux: [], motif: 'rien', demonstration: false, journal: silentJournal }
      await expect(publish(banc.connection, options)).resolves.toMatchObject({
        publicationId: 1,
        nouvelle: false,
      })
    }))
})

describe('a new publication', () => {
  const LISTE = `NUMERO;EP;UAI tête de réseau;TYPE_DETABLISSEMENT
${uaiOf(340_000)};REP;;COLLEGE
${uaiOf(340_001)};REP+;;ECOLE
`
  const liste = async (nom: string) => demandeOf('rep', await banc.write(nom, LISTE))

  it('adds a campaign beside the others, even a smaller one', async () => {
    const run = await importContenu(
      banc,
      'effectifs-ecoles',
      'effectifs-2023.json',
      effectifs('2023', () => 50).slice(0, 20),
    )
    expect(etats(run)).toEqual(['importe'])
    const id = run.publication?.publicationId ?? 0
    expect(id).toBeGreaterThan(1)
    const { rows } = await banc.connection.pool.query(
      `select campagne, valeur from synthese where publication_id = $1 and indicateur = 'eleves' and niveau = 'pays'
         and type = 'tous' and secteur = 'tous' order by campagne`,
      [id],
    )
    expect(rows.map(({ campagne }) => campagne)).toEqual(['2022', '2023'])
    expect(rows[1].valeur).toBe(1000)
  })

  it('replaces one campaign by a better file, and leaves the other as it was', async () => {
    const bis = await banc.write('effectifs-2023-bis.json', JSON.stringify(effectifs('2023', () => 60)))
    // The list of 2022 goes with it: the last test brings the same one for 2023.
    const run = await importer(banc, [demandeOf('effectifs-ecoles', bis), await liste('rep_2022.csv')])
    expect(etats(run)).toEqual(['importe', 'importe'])
    const { rows } = await banc.connection.pool.query(
      `select p.campagne, i.fichier from publication_import p join import i on i.id = p.import_id
       where p.publication_id = $1 and p.source = 'effectifs-ecoles' order by 1`,
      [run.publication?.publicationId],
    )
    expect(rows).toEqual([
      { campagne: '2022', fichier: 'effectifs.json' },
      { campagne: '2023', fichier: 'effectifs-2023-bis.json' },
    ])
  })

  it('is refused when the campaign it replaces loses too many lines', () =>
    sansRienChanger(async () => {
      const run = await importContenu(
        banc,
        'effectifs-ecoles',
        'effectifs-2023-ter.json',
        effectifs('2023', () => 70).slice(0, 25),
      )
      expect(etats(run)).toEqual(['refuse'])
      expect(run.issues[0]).toMatchObject({
        resultat: {
          echecs: ['25 lignes au lieu de 32 dans l’import précédent : la perte dépasse 10,0\u00a0%'],
        },
      })
    }))

  it('counts a list unchanged from one year to the next as the answer of both', async () => {
    const run = await importer(banc, [await liste('rep_2022.csv'), await liste('rep_2023.csv')])
    expect(etats(run)).toEqual(['inchange', 'importe'])
    const { rows } = await banc.connection.pool.query(
      `select campagne, attendus, numerateur from synthese where publication_id = $1 and niveau = 'departement'
         and indicateur = 'part_education_prioritaire' and code = '35' and type = 'tous' and secteur = 'tous' order by 1`,
      [run.publication?.publicationId],
    )
    expect(rows).toEqual(['2022', '2023'].map((campagne) => ({ campagne, attendus: 10, numerateur: 2 })))
  })
})
