import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSource } from '../../data/catalogue/registry.ts'
import { runImports } from '../../etl/import.ts'
import { silentJournal } from '../../etl/progress.ts'
import { publish } from '../../etl/publish.ts'
import { createPartition, TABLES_PAR_PUBLICATION } from '../../etl/steps/partition.ts'
import { PUBLICATIONS_CONSERVEES } from '../../etl/steps/publish/purge.ts'
import { openImport } from '../../etl/steps/store.ts'
import { type Banc, demandeOf } from './support/banc.ts'
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

/** Publishes another figure for the pupils of 2023; no two calls bring the same file. */
let tirage = 0
async function publishOther(): Promise<number> {
  tirage += 1
  const nom = `effectifs-${tirage}.json`
  const run = await importContenu(
    banc,
    'effectifs-ecoles',
    nom,
    effectifs('2023', (rang) => 100 * tirage + rang),
  )
  return run.publication?.publicationId ?? 0
}

async function importEnCours(id: string): Promise<number> {
  const source = findSource(id)
  if (!source) throw new Error(id)
  return openImport(banc.connection, source, {
    nom: 'coupe.csv',
    sha256: 'x',
    octets: 1,
    demonstration: false,
  })
}

const importDe = (id: number) =>
  banc.connection.db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('after a process died', () => {
  it('half-way through an import, the next import of the source drops its rows and says so', async () => {
    const [mine, other] = [await importEnCours('effectifs-ecoles'), await importEnCours('rep')]
    for (const id of [mine, other]) await createPartition(banc.connection.pool, 'releve', id)
    await importContenu(banc, 'effectifs-ecoles', 'casse.json', '[{')
    expect(await importDe(mine)).toMatchObject({
      statut: 'echoue',
      message: 'Import interrompu avant sa fin.',
      fin: expect.any(Date),
    })
    expect(await importDe(other)).toMatchObject({ statut: 'en_cours', fin: null })
    const tables = await partitions(banc, 'releve')
    expect(tables).toContain(`releve_${other}`)
    expect(tables).not.toContain(`releve_${mine}`)
  })

  it('half-way through a bundled source, the next publication drops its rows', async () => {
    const coupe = await importEnCours('cog')
    await createPartition(banc.connection.pool, 'releve', coupe)
    await publish(banc.connection, {
      nouveaux: [],
      motif: 'reprise',
      demonstration: false,
      journal: silentJournal,
    })
    expect(await importDe(coupe)).toMatchObject({ statut: 'echoue' })
    expect(await partitions(banc, 'releve')).not.toContain(`releve_${coupe}`)
  })

  it('half-way through a publication, the next one forgets it', async () => {
    const { pool } = banc.connection
    const before = await empreinte(banc, 1)
    const { rows } = await pool.query(
      `insert into publication (demonstration, statut, motif) values (false, 'en_preparation', 'coupée') returning id`,
    )
    const coupee = rows[0].id
    for (const table of ['territoire', 'synthese'] as const) await createPartition(pool, table, coupee)
    await pool.query(`alter table territoire attach partition territoire_${coupee} for values in (${coupee})`)
    await pool.query(
      `insert into publication_import select $1, source, campagne, import_id from publication_import where publication_id = 1`,
      [coupee],
    )
    const suivante = await publishOther()
    expect(suivante).toBeGreaterThan(coupee)
    const left = await pool.query('select id from publication where id = $1', [coupee])
    expect(left.rows).toEqual([])
    expect(await partitions(banc, 'territoire')).toEqual(['territoire_1', `territoire_${suivante}`])
    expect(await empreinte(banc, 1)).toEqual(before)
  })
})

const lisibles = async () => {
  const { rows } = await banc.connection.pool.query(
    `select id from publication where statut = 'publiee' order by id`,
  )
  return rows.map(({ id }) => id)
}

/** Imports whose rows are there though no publication reads them, and those whose rows are missed. */
async function receptions() {
  const { rows } = await banc.connection.pool.query<{ id: number; lu: boolean; present: boolean }>(
    `select id, exists (select from publication_import p where p.import_id = i.id) as lu,
       to_regclass('releve_' || id) is not null or to_regclass('contour_' || id) is not null as present
     from import i where statut = 'valide'`,
  )
  const ids = (lu: boolean) => rows.filter((row) => row.lu === lu && row.present !== lu).map(({ id }) => id)
  return { inutiles: ids(false), absents: ids(true) }
}

describe('readers', () => {
  it('see the former publication whole while the next one is made, and learn of it by a notification', async () => {
    const former = await publicationEnVigueur(banc)
    const reader = await banc.connection.pool.connect()
    const listener = await banc.connection.pool.connect()
    const heard: (string | undefined)[] = []
    try {
      listener.on('notification', ({ payload }) => heard.push(payload))
      await listener.query('listen publication')
      await reader.query('begin transaction isolation level repeatable read')
      const read = () =>
        reader.query(
          `select (select count(*) from etablissement where publication_id = $1) as etablissements,
             (select sum(valeur) from synthese where publication_id = $1 and indicateur = 'eleves') as eleves,
             (select max(id) from publication where statut = 'publiee') as derniere`,
          [former],
        )
      const before = (await read()).rows
      const suivante = await publishOther()
      expect((await read()).rows).toEqual(before)
      await reader.query('commit')
      expect((await read()).rows).toEqual([{ ...before[0], derniere: suivante }])
      await listener.query('unlisten publication')
      expect(heard).toEqual([String(suivante)])
    } finally {
      reader.release()
      listener.removeAllListeners('notification')
      listener.release()
    }
  })
})

// One after the other: each test starts from what the former has left.
describe('retention', () => {
  it('keeps the last three publications whole', async () => {
    while ((await lisibles()).length < PUBLICATIONS_CONSERVEES) await publishOther()
    const [, ...kept] = await lisibles()
    const last = await publishOther()
    expect(await lisibles()).toEqual([...kept, last])
    for (const table of TABLES_PAR_PUBLICATION)
      expect(await partitions(banc, table)).toEqual([...kept, last].map((id) => `${table}_${id}`))
    expect(await receptions()).toEqual({ inutiles: [], absents: [] })
  })

  it('waits for a reader who lasts, without making the others wait', async () => {
    const reader = await banc.connection.pool.connect()
    try {
      await reader.query('begin')
      const [oldest] = await lisibles()
      const read = () =>
        reader.query('select count(*) from etablissement where publication_id = $1', [oldest])
      const before = (await read()).rows
      const lines: string[] = []
      const chemin = await banc.write('attente.json', JSON.stringify(effectifs('2023', () => 7)))
      const journal = { ...silentJournal, line: (text: string) => void lines.push(text) }
      await runImports(banc.connection, [demandeOf('effectifs-ecoles', chemin)], {
        motif: 'attente',
        demonstration: false,
        journal,
      })
      expect(lines.join('\n')).toContain('anciennes publications encore lues : gardées')
      expect((await read()).rows).toEqual(before)
      expect(await lisibles()).toHaveLength(PUBLICATIONS_CONSERVEES + 1)
      await reader.query('commit')
    } finally {
      reader.release()
    }
  })

  it('lets a publication stand when the purge that follows it fails', async () => {
    const [oldest] = await lisibles()
    await banc.connection.pool.query(`create view gene as select * from territoire_${oldest}`)
    const former = await publicationEnVigueur(banc)
    await expect(publishOther()).rejects.toThrow(/gene|depend/)
    const enVigueur = await publicationEnVigueur(banc)
    expect(enVigueur).toBeGreaterThan(former)
    expect((await empreinte(banc, enVigueur)).etablissement).toMatch(/^40 /)
    await banc.connection.pool.query('drop view gene')
  })

  it('drops at last what was waiting, rows of the imports that nobody reads included', async () => {
    const before = await lisibles()
    expect(before.length).toBeGreaterThan(PUBLICATIONS_CONSERVEES)
    const importsOf = async (table: string) => (await partitions(banc, table)).length
    const releves = await importsOf('releve')
    const last = await publishOther()
    expect(await lisibles()).toEqual([...before.slice(1 - PUBLICATIONS_CONSERVEES), last])
    expect(await receptions()).toEqual({ inutiles: [], absents: [] })
    expect(await importsOf('releve')).toBeLessThan(releves)
  })
})

describe('two processes that import at once', () => {
  /** An import that another process has validated and not published yet, without rows. */
  async function importEnAttente(source: string, campagne: string): Promise<number> {
    const { pool } = banc.connection
    const id = await importEnCours(source)
    await pool.query(`update import set statut = 'valide', campagnes = array[$2] where id = $1`, [
      id,
      campagne,
    ])
    await pool.query(`create table releve_${id} partition of releve for values in (${id})`)
    return id
  }

  it('a file read earlier does not take the place of a later one already published', async () => {
    const annuaire = await importEnAttente('annuaire', 'referentiel')
    const effectifs2019 = await importEnAttente('effectifs-ecoles', '2019')
    const recents = [
      demandeOf('annuaire', await banc.write('recent.json', JSON.stringify(ecolesDuMonde().slice(1)))),
      demandeOf(
        'effectifs-ecoles',
        await banc.write('2023.json', JSON.stringify(effectifs('2023', () => 8))),
      ),
    ]
    const run = await importer(banc, recents)
    expect(run.publication?.etablissements).toBe(39)
    // A campaign that waits to be published keeps its rows; reference data that was overtaken does not.
    expect(await receptions()).toEqual({ inutiles: [effectifs2019], absents: [] })
    const late = await publish(banc.connection, {
      nouveaux: [{ source: 'annuaire', campagnes: ['referentiel'], import_id: annuaire }],
      motif: 'retard',
      demonstration: false,
      journal: silentJournal,
    })
    expect(late.etablissements).toBe(39)
  })
})
