import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Banc } from './support/banc.ts'
import { CHARGEMENT_PAYS, openPays } from './support/pays.ts'

/** The figures published on programmes against what comes out of the demonstration, imported and published nationally. */
let banc: Banc
beforeAll(async () => {
  banc = await openPays()
}, CHARGEMENT_PAYS)
afterAll(() => banc.close())

/** National synthesis of a programme for a type and a sector. */
async function national(programme: string, type: string, secteur = 'tous') {
  const { rows } = await banc.connection.pool.query<{ oui: number; valeur: number }>(
    `select numerateur as oui, valeur from synthese
     where indicateur = $1 and niveau = 'pays' and type = $2 and secteur = $3`,
    [`programme_${programme}`, type, secteur],
  )
  return rows[0]
}

/** Territories of a level where at least one school takes part. */
async function territoires(programme: string, niveau: string): Promise<number> {
  const { rows } = await banc.connection.pool.query<{ nombre: number }>(
    `select count(*)::integer as nombre from synthese
     where indicateur = $1 and niveau = $2 and type = 'tous' and secteur = 'tous' and numerateur > 0`,
    [`programme_${programme}`, niveau],
  )
  return rows[0]?.nombre ?? 0
}

describe('Collèges numériques, 2015-2017', () => {
  it('3,069 collèges, 43 %', async () => {
    const tous = await national('colleges_numeriques', 'college')
    expect(tous?.oui).toBe(3_069)
    expect(tous?.valeur).toBeCloseTo(43, 0)
  })

  it('of which 2,739 public, 51 %', async () => {
    const publics = await national('colleges_numeriques', 'college', 'public')
    expect(publics?.oui).toBe(2_739)
    expect(Math.abs((publics?.valeur ?? 0) - 51)).toBeLessThan(1)
  })

  it('3,873 écoles', async () => {
    expect((await national('colleges_numeriques', 'ecole'))?.oui).toBe(3_873)
  })
})

describe('ENIR, 2017-2019', () => {
  it('3,791 écoles of 3,570 communes in 94 départements', async () => {
    expect((await national('enir', 'tous'))?.oui).toBe(3_791)
    expect(await territoires('enir', 'commune')).toBe(3_570)
    expect(await territoires('enir', 'departement')).toBe(94)
  })

  it('801 écoles in 2017, 2,990 in 2018', async () => {
    const { rows } = await banc.connection.pool.query(
      `select valeurs ->> 'debut' as debut, count(*)::integer as ecoles from releve
       where valeurs ->> 'programme_enir' = 'true' group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { debut: '2017-09-01', ecoles: 801 },
      { debut: '2018-09-01', ecoles: 2_990 },
    ])
  })
})

describe('GAR, June 2019', () => {
  it('2,650 schools in 19 académies', async () => {
    const { rows } = await banc.connection.pool.query(
      `select count(*)::integer as etablissements, count(distinct e.academie)::integer as academies
       from releve r join etablissement e on e.uai = r.code
       where r.valeurs ->> 'programme_gar' = 'true' and r.valeurs ->> 'debut' <= '2019-06-30'`,
    )
    expect(rows).toEqual([{ etablissements: 2_650, academies: 19 }])
  })
})

describe('a programme', () => {
  it('of a published number of schools has that number: ProFan, 109', async () => {
    expect((await national('profan', 'lycee'))?.oui).toBe(109)
  })

  it('known by its territories only does not count their schools', async () => {
    const { rows } = await banc.connection.pool.query(
      `select count(*)::integer as nombre from releve
       where niveau = 'departement' and valeurs ->> 'programme_tne' = 'true'`,
    )
    expect(rows).toEqual([{ nombre: 12 }])
    expect(await territoires('tne', 'departement')).toBe(12)
  })

  it('whose list was not received has no value, not a zero', async () => {
    expect(await national('snee', 'tous')).toBeUndefined()
    expect(await national('tedi', 'tous')).toBeUndefined()
  })
})
