import { expect, it } from 'vitest'
import { lastDayOfCampagne } from '../../data/catalogue/model/campagne.ts'
import { renouvellementAttendu } from '../../data/catalogue/model/frequence.ts'
import { ditFraicheur, etatFraicheur } from '../../data/mots/fraicheur.ts'
import { taille } from '../../data/mots/taille.ts'

const LE = new Date('2026-11-26T08:00:00Z')

it.each([
  ['2022', '2023-08-31'],
  ['2018-T1', '2018-03-31'],
  ['2026-T4', '2026-12-31'],
  ['referentiel', null],
])('the campaign %s describes days up to %s', (campagne, jour) => {
  expect(lastDayOfCampagne(campagne)).toBe(jour)
})

it.each([
  ['annuelle', null, '2027-11-27'],
  ['annuelle', '2026', '2027-11-27'],
  ['annuelle', '2022', '2024-08-31'],
  ['trimestrielle', '2018-T1', '2018-07-01'],
  ['trimestrielle', '2026-T4', '2027-02-26'],
  ['hebdomadaire', null, '2026-12-03'],
  ['continue', 'referentiel', '2026-12-27'],
  ['ponctuelle', '2015', null],
] as const)(
  'newer data than those of a source « %s » of campaign %s are due on %s',
  (frequence, campagne, du) => {
    expect(renouvellementAttendu(frequence, LE, campagne)).toBe(du)
  },
)

it.each([
  [null, null, 'non_importee'],
  ['2026-11-26', null, 'ponctuelle'],
  ['2026-11-26', '2026-11-27', 'a_jour'],
  ['2026-11-26', '2026-11-26', 'en_retard'],
] as const)('imported on %s and due on %s, a source is %s', (date_import, a_renouveler_le, etat) => {
  const fraicheur = { date_import, a_renouveler_le }
  expect(etatFraicheur(fraicheur, '2026-11-26')).toBe(etat)
  expect(ditFraicheur(fraicheur, '2026-11-26')).toMatch(/^[A-Z].*\.$/)
})

it.each([
  [0, '0 octet'],
  [1, '1 octet'],
  [999, '999 octets'],
  [1500, '1,5 ko'],
  [12_345_678, '12 Mo'],
  [2_500_000_000, '2,5 Go'],
])('%i bytes are written « %s »', (octets, texte) => {
  expect(taille(octets).replace(/\s/g, ' ')).toBe(texte)
})
