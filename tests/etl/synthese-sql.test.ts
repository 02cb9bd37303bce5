import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { champsOfLecture, lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { CROISEMENTS, type Tranche } from '../../data/catalogue/model/tranche.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { type Connection, openConnection } from '../../data/db/connection.ts'
import { parametersOf, sqlOfIndicator, sqlOfObservations } from '../../data/synthese/sql-of-indicator.ts'
import { type Observation, type Synthese, synthesize } from '../../data/synthese/synthese.ts'
import { createTestDatabase } from '../support/database.ts'

/** A tiny country: 3 communes in 2 EPCI of 2 départements of one région; 40 schools that answer at random. */
const COMMUNES = ['01001', '01002', '02001']
const PARAMETRES = parametersOf({
  publicationId: 1,
  campagne: '2018',
  ouvertAvant: '2018-12-31',
  imports: [1, 2],
  campagnePotentiel: '2018-T1',
})
const NIVEAUX: readonly Niveau[] = ['pays', 'region', 'academie', 'departement', 'epci', 'commune']
const TRANCHES: readonly Tranche[] = NIVEAUX.map((niveau) => ({ niveau, croisements: CROISEMENTS }))
const ECOLES = INDICATEURS.filter(({ grain }) => grain === 'etablissement')

let base: Awaited<ReturnType<typeof createTestDatabase>>
let connection: Connection

beforeAll(async () => {
  base = await createTestDatabase()
  connection = openConnection(base.url, 2)
  const { pool } = connection
  for (const table of ['territoire', 'etablissement'])
    await pool.query(`create table ${table}_1 partition of ${table} for values in (1)`)
  for (const id of [1, 2])
    await pool.query(`create table releve_${id} partition of releve for values in (${id})`)
  await pool.query(
    `insert into publication (demonstration, statut, motif) values (false, 'publiee', 'essai')`,
  )
  for (const code of COMMUNES) {
    await pool.query(
      `insert into territoire (publication_id, niveau, code, nom, commune, epci, departement, academie, region, pays)
       values (1, 'commune', $1, $1, $1, $2, $3, '10', '84', 'FR')`,
      [code, `20000000${code === '01001' ? 1 : 2}`, code.slice(0, 2)],
    )
  }
})
afterAll(async () => {
  await connection.close()
  await base.drop()
})

interface Ecole {
  type: string
  secteur: string
  commune: number
  ouvert: boolean
  reponses: number[]
}
const ecole: fc.Arbitrary<Ecole> = fc.record({
  type: fc.constantFrom('ecole', 'college', 'lycee', 'erea'),
  secteur: fc.constantFrom('public', 'prive'),
  commune: fc.nat({ max: 2 }),
  ouvert: fc.boolean(),
  reponses: fc.array(fc.integer({ min: -1, max: 120 }), { minLength: 4, maxLength: 4 }),
})

/** A cell a field of this indicator may hold: mostly answers, sometimes silence or « sans objet ». */
function cellOf(indicateur: Indicateur, draw: number): string | number | boolean | null {
  const { mesure } = indicateur
  if (draw < 10) return null
  if (mesure.genre === 'part' && 'parmi' in mesure.oui)
    return draw % 2 ? (mesure.oui.parmi[0] ?? null) : 'autre'
  if (mesure.genre === 'part' && 'vrai' in mesure.oui) return draw % 2 === 0
  if (
    mesure.genre === 'repartition' &&
    mesure.lecture.genre === 'champ' &&
    mesure.classes[0]?.min === undefined
  ) {
    return mesure.classes[draw % mesure.classes.length]?.id ?? null
  }
  return draw
}

/** Replaces the schools and their answers. */
async function writeWorld(indicateur: Indicateur, ecoles: readonly Ecole[]): Promise<void> {
  const { pool } = connection
  await pool.query('truncate etablissement, releve, publication_import, import cascade')
  await pool.query('alter sequence import_id_seq restart')
  const champs = lecturesOfMesure(indicateur.mesure).flatMap(champsOfLecture)
  const sources = [...new Set(champs.flatMap((champ) => champ.sources))]
  const used = [...sources, 'sans', 'sans'].slice(0, 2)
  for (const source of used) {
    await pool.query(
      `insert into import (source, fichier, sha256, octets, demonstration, statut) values ($1, 'f', 's', 1, false, 'valide')`,
      [source],
    )
  }
  for (const [rang, source] of used.entries()) {
    for (const campagne of ['2018', '2018-T1']) {
      await pool.query('insert into publication_import values (1, $1, $2, $3) on conflict do nothing', [
        source,
        campagne,
        rang + 1,
      ])
    }
  }
  const rows = ecoles.flatMap((e, rang) => {
    const valeurs = Object.fromEntries(
      champs.map(({ champ }, i) => [champ, cellOf(indicateur, e.reponses[i] ?? -1)]),
    )
    const statuts = Object.fromEntries(
      champs.filter((_, i) => (e.reponses[i] ?? 0) === 5).map(({ champ }) => [champ, 'sans_objet']),
    )
    return e.reponses[3] !== -1 && sources.length > 0
      ? [
          {
            code: `U${rang}`,
            ligne: rang,
            valeurs,
            statuts: Object.keys(statuts).length > 0 ? statuts : null,
          },
        ]
      : []
  })
  await pool.query(
    `insert into releve (import_id, campagne, niveau, code, ligne, valeurs, statuts)
     select 1, '2018', 'etablissement', code, ligne, valeurs, statuts
     from jsonb_to_recordset($1) as r (code text, ligne int, valeurs jsonb, statuts jsonb)`,
    [JSON.stringify(rows)],
  )
  const potentiel = COMMUNES.map((code, rang) => ({
    code,
    valeurs: Object.fromEntries(champs.map(({ champ }, i) => [champ, 10 * (rang + 1) * (i + 1)])),
  }))
  await pool.query(
    `insert into releve (import_id, campagne, niveau, code, ligne, valeurs)
     select 1, '2018-T1', 'commune', code, 1, valeurs from jsonb_to_recordset($1) as r (code text, valeurs jsonb)`,
    [
      JSON.stringify(
        indicateur.mesure.genre === 'repartition' && indicateur.mesure.lecture.genre === 'croisement'
          ? potentiel
          : [],
      ),
    ],
  )
  await pool.query(
    `insert into etablissement (publication_id, uai, nom, type, secteur, ouvert, commune, epci, departement, academie,
       region, pays, position_precision, import_id, ligne)
     select 1, e.uai, 'n', e.type, e.secteur, e.ouvert, t.commune, t.epci, t.departement, t.academie, t.region, 'FR',
       e.precision, 1, 1
     from jsonb_to_recordset($1) as e (uai text, type text, secteur text, ouvert boolean, commune text, precision text)
     join territoire t on t.code = e.commune`,
    [
      JSON.stringify(
        ecoles.map((e, rang) => ({
          ...e,
          uai: `U${rang}`,
          commune: COMMUNES[e.commune],
          precision: ['numero', 'rue', 'commune', 'inconnue'][Math.abs(e.reponses[0] ?? 0) % 4],
        })),
      ),
    ],
  )
}

type Unite = Observation & Record<string, unknown>
type Ligne = Synthese & { niveau: string; code: string; type: string; secteur: string }

const PUBLISHED = [
  'attendus',
  'repondants',
  'statut',
  'valeur',
  'borne_basse',
  'borne_haute',
  'numerateur',
  'denominateur',
  'decile_1',
  'decile_9',
] as const

describe.each(ECOLES.map((indicateur) => [indicateur.id, indicateur] as const))('%s', (_, indicateur) => {
  it('the statement and the calculation in memory agree, and each level sums the one below', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ecole, { minLength: 1, maxLength: 40 }), async (ecoles) => {
        await writeWorld(indicateur, ecoles)
        const { rows } = await connection.pool.query<Ligne>(sqlOfIndicator(indicateur, TRANCHES), PARAMETRES)
        const unites = await connection.pool.query<Unite>(sqlOfObservations(indicateur), PARAMETRES)
        for (const ligne of rows) {
          const inside = unites.rows.filter(
            (u) =>
              u[ligne.niveau] === ligne.code &&
              (ligne.type === 'tous' || u.type === ligne.type) &&
              (ligne.secteur === 'tous' || u.secteur === ligne.secteur),
          )
          const expected = synthesize(indicateur, inside)
          for (const column of PUBLISHED)
            expectSame(ligne[column], expected[column], `${ligne.niveau} ${column}`)
          expect(ligne.repartition).toEqual(expected.repartition)
        }
        const totals = new Map<string, number>()
        for (const l of rows.filter((l) => l.type === 'tous' && l.secteur === 'tous')) {
          totals.set(l.niveau, (totals.get(l.niveau) ?? 0) + l.attendus)
        }
        expect(new Set(totals.values()).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 4 },
    )
  })
})

function expectSame(found: unknown, expected: unknown, what: string): void {
  if (typeof found === 'number' && typeof expected === 'number') expect(found, what).toBeCloseTo(expected, 6)
  else expect(found, what).toEqual(expected)
}
