import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openConnection } from '../../data/db/connection.ts'
import { type BuiltLayer, buildTiles } from '../../etl/tiles/build.ts'
import { shapeOf } from '../../etl/tiles/shape.ts'
import { purgeTiles, saveSet } from '../../etl/tiles/store.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { decodeTile } from '../unit/tiles-decode.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const square = (x: number, y: number, side = 1) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
})

/** Contours of an import: two communes of département 01, one of 02, one former commune, one unknown. */
const CONTOURS = [
  ['commune', '01001', square(2, 46)],
  ['commune', '01002', square(3, 46)],
  // Merged into 01002 since the file was made.
  ['commune', '01002', square(4, 46)],
  ['commune', '02001', square(2, 47)],
  ['commune', '99999', square(9, 46)],
  ['departement', '01', square(2, 46, 3)],
  ['departement', '02', square(2, 49)],
] as const

const TERRITOIRES = [
  ['commune', '01001', 'Première', 'E1', '01', 'R1'],
  ['commune', '01002', 'Deuxième', 'E1', '01', 'R1'],
  ['commune', '02001', 'Troisième', 'E1', '02', 'R1'],
  ['commune', '02002', 'Sans contour', null, '02', 'R1'],
  ['epci', 'E1', 'Communauté', null, null, null],
  ['departement', '01', 'Ain', null, '01', 'R1'],
  ['departement', '02', 'Aisne', null, '02', 'R1'],
  ['region', 'R1', 'Région', null, null, 'R1'],
  ['academie', 'A1', 'Académie sans départements connus', null, null, null],
] as const

const SCHOOLS = [
  ['0010001A', 'École A', 'ecole', true, 2.5, 46.5],
  ['0010002B', 'Collège B', 'college', true, 2.6, 46.5],
  ['0010003C', 'Fermée', 'ecole', false, 2.6, 46.5],
  ['0010004D', 'Sans position', 'lycee', true, null, null],
] as const

beforeEach(async () => {
  await client.query(
    'drop table if exists contour_7, territoire_1, territoire_2, etablissement_1, etablissement_2',
  )
  await client.query('truncate publication, publication_tuiles, jeu_tuiles, tuile restart identity cascade')
  await client.query('create table contour_7 partition of contour for values in (7)')
  for (const [niveau, code, geometrie] of CONTOURS) await addContour(niveau, code, geometrie)
  for (const publication of [1, 2]) await prepare(publication)
})

/** A publication whose territories are attached to their parent table, and whose schools are not. */
async function prepare(publication: number): Promise<void> {
  await client.query(
    `insert into publication (demonstration, statut, motif) values (true, 'en_preparation', 'essai')`,
  )
  await client.query(
    `create table territoire_${publication} partition of territoire for values in (${publication})`,
  )
  for (const [niveau, code, nom, epci, departement, region] of TERRITOIRES) {
    await client.query(
      `insert into territoire (publication_id, niveau, code, nom, epci, departement, region, pays)
       values ($1, $2, $3, $4, $5, $6, $7, 'FR')`,
      [publication, niveau, code, nom, epci, departement, region],
    )
  }
  await client.query(`create table etablissement_${publication} (like etablissement including defaults)`)
  for (const [uai, nom, type, ouvert, longitude, latitude] of SCHOOLS) {
    await client.query(
      `insert into etablissement_${publication} (publication_id, uai, nom, type, secteur, ouvert, commune,
         departement, pays, longitude, latitude, position_precision, import_id, ligne)
       values ($1, $2, $3, $4, 'public', $5, '01001', '01', 'FR', $6, $7, 'numero', 1, 1)`,
      [publication, uai, nom, type, ouvert, longitude, latitude],
    )
  }
}

async function addContour(niveau: string, code: string, geometrie: object): Promise<void> {
  const { emprise, longitude, latitude } = shapeOf(square(0, 0))
  await client.query('insert into contour values (7, $1, $2, $3, $4, $5, $6)', [
    niveau,
    code,
    JSON.stringify(geometrie),
    emprise,
    longitude,
    latitude,
  ])
}

const tablesOf = (publication: number) => ({
  territoire: 'territoire',
  etablissement: `etablissement_${publication}`,
})

/** Builds the tiles of a publication from import 7. */
function build(publicationId: number, lines: string[] = []): Promise<BuiltLayer[]> {
  const contours = ['commune', 'departement'].map((niveau) => ({
    source: 'contours',
    niveau,
    import_id: 7,
    sha256: 'abc',
  }))
  const log = (line: string) => void lines.push(line)
  return buildTiles({
    url: database.url,
    publicationId,
    tables: tablesOf(publicationId),
    importIds: { contours },
    log,
  })
}

const reusedOf = (layers: BuiltLayer[]) =>
  Object.fromEntries(layers.map(({ couche, reused }) => [couche, reused]))

/** What the tiles of publication 1 show of a layer at a zoom. */
async function featuresOf(couche: string, z: number) {
  const { rows } = await client.query<{ contenu: Buffer }>(
    `select contenu from tuile join publication_tuiles using (jeu_id)
     where publication_id = 1 and couche = $1 and z = $2`,
    [couche, z],
  )
  return rows.flatMap(({ contenu }) => decodeTile(contenu)[couche]?.features ?? [])
}

const codesOf = async (couche: string, z: number) =>
  [...new Set((await featuresOf(couche, z)).map(({ properties }) => properties.code))].sort()

const setsOf = async (publication: number) =>
  (
    await client.query(
      'select couche, jeu_id from publication_tuiles where publication_id = $1 order by couche',
      [publication],
    )
  ).rows

const count = async (table: string): Promise<number> =>
  (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe('buildTiles', () => {
  it('draws each layer from its contours, or from those of the territories it is made of', async () => {
    // Another publication knows one more commune: it must not show in this one.
    await client.query(`update territoire_2 set code = '99999' where code = '01001'`)
    const lines: string[] = []
    const layers = await build(1, lines)
    const couches = ['academie', 'commune', 'departement', 'epci', 'etablissement', 'region']
    expect(layers.map((layer) => layer.couche).sort()).toEqual(couches)
    expect(layers.every((layer) => !layer.reused)).toBe(true)
    const stored = await client.query(
      'select count(*)::int as n, sum(octet_length(contenu))::int as o from tuile',
    )
    expect(layers.reduce((n, layer) => n + layer.tuiles, 0)).toBe(stored.rows[0].n)
    expect(layers.reduce((n, layer) => n + layer.octets, 0)).toBe(stored.rows[0].o)
    expect(await codesOf('commune', 9)).toEqual(['01001', '01002', '02001'])
    expect(await codesOf('epci', 8)).toEqual(['E1'])
    expect(await codesOf('departement', 7)).toEqual(['01', '02'])
    expect(await codesOf('region', 0)).toEqual(['R1'])
    expect(lines.find((line) => line.startsWith('Tuiles commune'))).toMatch(/ ; 1 territoire sans contour$/)

    // The contours of a same code are merged; names come from z6 on.
    const merged = (await featuresOf('commune', 6)).filter(({ properties }) => properties.code === '01002')
    expect(merged.length).toBeGreaterThan(0)
    expect(merged.every((feature) => feature.rings.length === 1)).toBe(true)
    expect(merged[0]?.properties).toEqual({ code: '01002', nom: 'Deuxième' })
    expect((await featuresOf('commune', 4))[0]?.properties).toEqual({ code: expect.any(String) })

    // Only open schools whose position is known.
    expect((await featuresOf('etablissement', 3)).map(({ properties }) => properties)).toEqual([
      { nombre: 2, ecole: 1, college: 1, lycee: 0, erea: 0 },
    ])
    const uais = (await featuresOf('etablissement', 9)).map(({ properties }) => properties.uai)
    expect(uais.sort()).toEqual(['0010001A', '0010002B'])
  })

  it('takes up the sets of the same inputs, and draws again only what changed', async () => {
    await build(1)
    const before = await count('jeu_tuiles')
    expect(Object.values(reusedOf(await build(2)))).not.toContain(false)
    expect(await count('jeu_tuiles')).toBe(before)
    expect(await count('publication_tuiles')).toBe(2 * before)

    await client.query(
      `update territoire_2 set nom = 'Nouveau nom' where niveau = 'departement' and code = '01'`,
    )
    expect(reusedOf(await build(2))).toEqual({
      academie: true,
      commune: true,
      departement: false,
      epci: true,
      etablissement: true,
      region: true,
    })
    await client.query(`update territoire_2 set epci = null where code = '02001'`)
    await client.query(`update etablissement_2 set longitude = 2.7 where uai = '0010002B'`)
    expect(reusedOf(await build(2))).toMatchObject({
      commune: true,
      departement: true,
      epci: false,
      etablissement: false,
    })
    // What changed in publication 2 changed nothing in publication 1.
    const linked = await setsOf(1)
    await build(1)
    expect(await setsOf(1)).toEqual(linked)
  })

  it('says which layer failed, links nothing and leaves no half set', async () => {
    await addContour('commune', '02002', { type: 'Point', coordinates: [1, 2] })
    await expect(build(1)).rejects.toThrow(/^Tuiles epci, commune : /)
    expect(await count('publication_tuiles')).toBe(0)
    const { rows } = await client.query(`select couche from jeu_tuiles where couche in ('commune', 'epci')`)
    expect(rows).toEqual([])
    await client.query(`delete from contour_7 where code = '02002'`)
    expect((await build(1)).map((layer) => layer.couche)).toContain('commune')
  })

  it('does without contours: schools only, and says which layers are missing', async () => {
    const lines: string[] = []
    const layers = await buildTiles({
      url: database.url,
      publicationId: 1,
      tables: tablesOf(1),
      importIds: { contours: [] },
      log: (line) => void lines.push(line),
    })
    expect(layers.map((layer) => layer.couche)).toEqual(['etablissement'])
    expect(lines).toContain('Tuiles commune : aucun contour importé, couche absente')
  })
})

describe('saveSet', () => {
  it('keeps nothing of a set whose drawing fails half-way, and leaves the connection usable', async () => {
    async function* halfDrawn() {
      yield [{ z: 0, x: 0, y: 0, contenu: Buffer.alloc(300_000) }]
      throw new Error('panne')
    }
    await expect(saveSet(client, 'region', 'e', halfDrawn())).rejects.toThrow('panne')
    expect(await count('jeu_tuiles')).toBe(0)
    expect(await count('tuile')).toBe(0)
  })
})

describe('purgeTiles', () => {
  it('removes the sets that no publication shows', async () => {
    const layers = await build(1)
    await client.query(`update etablissement_2 set nom = 'Renommée'`)
    await build(2)
    await client.query('delete from publication where id = 1')
    const connection = openConnection(database.url, 1)
    try {
      expect(await purgeTiles(connection.db)).toBe(1)
    } finally {
      await connection.close()
    }
    expect(await count('jeu_tuiles')).toBe(layers.length)
    expect(await count('tuile')).toBe(layers.reduce((n, layer) => n + layer.tuiles, 0))
  })
})
