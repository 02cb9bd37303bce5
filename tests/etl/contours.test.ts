import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, fixture, openBanc, recevoir } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

describe('contours', () => {
  it('are loaded under the codes in force, and rejected one by one', async () => {
    const { resultat, rejets } = await recevoir(
      banc,
      'contours-communes',
      fixture('contours-communes/anomalies.geojson'),
    )
    expect(resultat.bilan).toMatchObject({ lues: 7, chargees: 1, rejetees: 6 })
    expect(rejets.map(({ ligne, code }) => [ligne, code])).toEqual([
      [2, 'commune_inconnue'],
      [3, 'code_absent'],
      [4, 'geometrie_absente'],
      [5, 'geometrie_absente'],
      [6, 'geometrie_absente'],
      [7, 'code_absent'],
    ])
  })

  it('of a commune that was merged follow it', async () => {
    const { resultat } = await recevoir(
      banc,
      'contours-communes',
      fixture('contours-communes/communes.geojson'),
    )
    const rows = await banc.connection.db
      .selectFrom('contour')
      .select(['code', 'emprise'])
      .where('import_id', '=', resultat.importId ?? 0)
      .orderBy('code')
      .orderBy('emprise')
      .execute()
    expect(rows.map(({ code }) => code)).toEqual(['01015', '01015', '35238', '75056', '97105'])
    expect(rows[1]?.emprise).toEqual([5.8, 45.7, 6, 46])
  })
})
