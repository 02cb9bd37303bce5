import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ErreurApi } from '../../client/client.ts'
import { ressource } from '../../web/api/ressource.ts'
import { watch } from '../../web/api/veille.ts'

interface Travail {
  enCours: boolean
  fait: number
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', () => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that follows some work: what the server answers, how often it was asked. */
function follow(reponse: () => Travail | ErreurApi) {
  const adresse = signal<string | null>('/travail')
  const lire = vi.fn(async (_: string) => {
    const recue = reponse()
    if (recue instanceof ErreurApi) throw recue
    return recue
  })
  const lecture = ressource<Travail>(() => adresse.value, { read: lire, connu: () => undefined })
  watch(lecture, ({ enCours }) => enCours)
  return { adresse, lire, etat: lecture.etat }
}
const wait = (secondes: number) => vi.advanceTimersByTimeAsync(1000 * secondes)

test('looks again once a second while it moves, and no more once it is done', async () => {
  let fait = 0
  const { lire, etat } = follow(() => ({ fait: ++fait, enCours: fait < 5 }))
  await wait(3.5)
  expect(lire).toHaveBeenCalledTimes(4)
  await wait(3600)
  expect(lire).toHaveBeenCalledTimes(5)
  expect(etat.value.donnees).toEqual({ fait: 5, enCours: false })
})

test('looks less and less often at what stands still, and often again once it moves', async () => {
  let fait = 0
  const { lire } = follow(() => ({ fait, enCours: true }))
  await wait(600)
  const lents = lire.mock.calls.length
  expect(lents).toBeGreaterThan(60)
  expect(lents).toBeLessThan(75)
  fait = 1
  await wait(10)
  const avant = lire.mock.calls.length
  const tour = setInterval(() => fait++, 500)
  await wait(20)
  clearInterval(tour)
  expect(lire.mock.calls.length - avant).toBeGreaterThanOrEqual(15)
})

test('keeps what was read, with the error, when the server is away, and goes on by itself', async () => {
  let panne: ErreurApi | null = null
  let enCours = true
  const { lire, etat } = follow(() => panne ?? { fait: 1, enCours })
  await wait(1.5)
  panne = new ErreurApi('Le serveur est injoignable.', null)
  await wait(60)
  expect(etat.value).toMatchObject({ erreur: panne, donnees: { fait: 1 } })
  const pendant = lire.mock.calls.length
  await wait(300)
  expect(lire.mock.calls.length - pendant).toBeLessThanOrEqual(11)
  panne = null
  enCours = false
  await wait(31)
  expect(etat.value).toMatchObject({ phase: 'pret', erreur: null, donnees: { enCours: false } })
})

test('stops when the page is left, or when what it followed is refused', async () => {
  const quittee = follow(() => ({ fait: 1, enCours: true }))
  await wait(1.5)
  quittee.adresse.value = null
  const avant = quittee.lire.mock.calls.length
  await wait(3600)
  expect(quittee.lire).toHaveBeenCalledTimes(avant)

  let refus: ErreurApi | null = null
  const refusee = follow(() => refus ?? { fait: 1, enCours: true })
  await wait(1.5)
  refus = new ErreurApi('Cette page n’existe pas.', 404)
  await wait(3600)
  expect(refusee.etat.value).toMatchObject({ phase: 'erreur', donnees: null })
  expect(refusee.lire.mock.calls.length).toBeLessThan(5)
})
