import { afterAll, beforeAll, expect, it } from 'vitest'
import { withdraw } from '../../etl/withdraw.ts'
import type { Banc } from './support/banc.ts'
import { etl } from './support/cli.ts'
import { effectifs, importContenu, openMonde, partitions, publicationEnVigueur } from './support/monde.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openMonde()
})
afterAll(() => banc.close())

let tirage = 0
async function publish(): Promise<number> {
  tirage += 1
  const eleves = (rang: number) => 100 * tirage + rang
  const run = await importContenu(
    banc,
    'effectifs-ecoles',
    `effectifs-${tirage}.json`,
    effectifs('2023', eleves),
  )
  return run.publication?.publicationId ?? 0
}

const choixDe = async (publication: number) =>
  banc.connection.db
    .selectFrom('publication_import')
    .select(['source', 'campagne', 'import_id'])
    .where('publication_id', '=', publication)
    .orderBy('source')
    .execute()

it('a publication withdrawn leaves the one before in force, and the next import starts from it', async () => {
  const [avant, fautive] = [await publish(), await publish()]
  const client = await banc.connection.pool.connect()
  const avis: string[] = []
  client.on('notification', ({ payload }) => avis.push(payload ?? ''))
  await client.query('listen publication')
  expect(await withdraw(banc.connection, fautive, { revenir: false })).toEqual({
    retirees: [fautive],
    enVigueur: avant,
  })
  await client.query('select 1')
  client.release(true)
  expect(avis).toEqual([String(avant)])
  expect(await publicationEnVigueur(banc)).toBe(avant)
  expect(await partitions(banc, 'synthese')).not.toContain(`synthese_${fautive}`)
  expect(await choixDe(fautive)).toEqual([])

  const choix = await choixDe(avant)
  const suite = await publish()
  const autres = (lignes: typeof choix) => lignes.filter(({ source }) => source !== 'effectifs-ecoles')
  expect(autres(await choixDe(suite))).toEqual(autres(choix))
  // The withdrawn file itself may come back: it is not taken for one already published.
  tirage -= 2
  expect(await publish()).toBeGreaterThan(suite)
})

it('going back withdraws everything published since', async () => {
  const [bonne, ...suivantes] = [await publish(), await publish(), await publish()]
  const { code, stdout } = await etl(['revenir', String(bonne), '--suivi'], {
    url: banc.connection.url,
    dossier: banc.dossier,
  })
  expect(code).toBe(0)
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
    retirees: suivantes,
    en_vigueur: bonne,
  })
  expect(await publicationEnVigueur(banc)).toBe(bonne)
  expect((await withdraw(banc.connection, bonne ?? 0, { revenir: true })).retirees).toEqual([])
})

it('what is not kept, and the last one left, are refused', async () => {
  await expect(withdraw(banc.connection, 999_999, { revenir: false })).rejects.toThrow('n’est pas conservée')
  for (;;) {
    const publication = await publicationEnVigueur(banc)
    const issue = await withdraw(banc.connection, publication, { revenir: false }).catch(
      (error: Error) => error.message,
    )
    if (typeof issue !== 'string') continue
    expect(issue).toContain('seule publication conservée')
    expect(await publicationEnVigueur(banc)).toBe(publication)
    return
  }
})
