import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chiffre } from '../../data/mots/chiffre.ts'
import { compare, phraseComparaison, phraseDuTotal } from '../../data/mots/comparaison.ts'
import { compareEcoles } from '../../data/mots/comparaison-ecoles.ts'
import { faitsOf, phraseEtat } from '../../data/mots/etablissement.ts'
import { phrasesEvolution } from '../../data/mots/evolution.ts'
import { formuleChiffree } from '../../data/mots/formule.ts'
import { ditLien } from '../../data/mots/liens.ts'
import { phrasesOf } from '../../data/mots/phrases.ts'
import { phrasePosition, positionOf } from '../../data/mots/position.ts'
import { nomOfUnites } from '../../data/mots/unites.ts'
import { retain, writeReponse } from '../../data/mots/valeur-ecole.ts'

const POURCENT = { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 }
const chiffre = (oui: number, repondants: number, attendus: number): Chiffre => ({
  grain: 'etablissement',
  mesure: 'part',
  unite: POURCENT,
  attendus,
  repondants,
  couverture: attendus === 0 ? null : repondants / attendus,
  statut: repondants === 0 ? 'non_communique' : 'publie',
  valeur: repondants === 0 ? null : (100 * oui) / repondants,
  borne_basse: attendus === 0 ? null : (100 * oui) / attendus,
  borne_haute: attendus === 0 ? null : (100 * (oui + attendus - repondants)) / attendus,
  numerateur: oui,
  denominateur: repondants,
  decile_1: null,
  decile_9: null,
  repartition: null,
})
const ecoles = nomOfUnites('etablissement', 'ecole')
const fibre = { nom: ecoles, interroge: true, predicat: 'sont raccordé{e}s' }
/** No-break spaces as ordinary ones: what is tested here is the words. */
const read = (texte: string | null | undefined) => texte?.replace(/[\u00a0\u202f]/g, ' ')

describe('who answered, and what the truth can be', () => {
  it('is the sentence of the issue', () => {
    const [phrase] = phrasesOf(chiffre(3, 3, 12), fibre)
    expect(read(phrase)).toBe('3 écoles sur 12 ont répondu ; entre 25,0 % et 100 % sont raccordées.')
    expect(phrase).toContain('\u202f;')
  })

  it.each([
    [chiffre(3, 12, 12), 'Les 12 écoles ont répondu ; 25,0 % sont raccordées (3 sur 12).'],
    [chiffre(0, 1, 12), '1 école sur 12 a répondu ; entre 0 % et 91,7 % sont raccordées.'],
    [chiffre(0, 0, 12), 'Aucune des 12 écoles n’a répondu.'],
    [chiffre(0, 0, 1), 'La seule école concernée n’a pas répondu.'],
    [chiffre(0, 0, 0), 'Aucune école n’est concernée.'],
  ])('agrees in number and gender', (donne, attendu) => {
    expect(read(phrasesOf(donne, fibre)[0])).toBe(attendu)
  })

  it('agrees in the masculine', () => {
    const colleges = { ...fibre, nom: nomOfUnites('etablissement', 'college') }
    expect(read(phrasesOf(chiffre(1, 2, 2), colleges)[0])).toBe(
      'Les 2 collèges ont répondu ; 50,0 % sont raccordés (1 sur 2).',
    )
    expect(read(phrasesOf(chiffre(0, 0, 2), colleges)[0])).toBe('Aucun des 2 collèges n’a répondu.')
  })
})

describe('comparisons and their uncertainty', () => {
  it('says when the silent ones could reverse the order', () => {
    const phrase = phraseComparaison(chiffre(3, 3, 12), chiffre(50, 100, 100), 'Ain')
    expect(read(phrase)).toMatch(
      /^Par rapport à Ain \(50,0 %\) : 50 points de plus, mais .* on ne peut pas conclure\.$/,
    )
  })

  it('is sure when intervals are apart', () => {
    expect(compare(chiffre(90, 90, 100), chiffre(10, 90, 100))).toMatchObject({
      sens: 'superieur',
      certitude: 'sure',
    })
  })

  it('never calls sure an order that some answers of the silent ones would reverse', () => {
    const part = fc
      .tuple(fc.nat(20), fc.nat(20), fc.nat(20))
      .map(([oui, non, muets]) => [chiffre(oui, oui + non, oui + non + muets), oui, muets] as const)
      .filter(([{ repondants }]) => repondants > 0)
    fc.assert(
      fc.property(
        part,
        part,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([a, ouiA, muetsA], [b, ouiB, muetsB], x, y) => {
          const verdict = compare(a, b)
          if (verdict?.certitude !== 'sure' || verdict.sens === 'egal') return
          const vraiA = (ouiA + Math.round(x * muetsA)) / a.attendus
          const vraiB = (ouiB + Math.round(y * muetsB)) / b.attendus
          expect(vraiA > vraiB).toBe(verdict.sens === 'superieur')
        },
      ),
    )
  })

  it('weighs a total instead of comparing it', () => {
    const eleves = { id: 'nombre', singulier: 'élève', pluriel: 'élèves', decimales: 0 }
    const total = (valeur: number): Chiffre => ({
      ...chiffre(1, 1, 1),
      mesure: 'somme',
      unite: eleves,
      valeur,
    })
    expect(compare(total(10), total(100))).toBeNull()
    expect(read(phraseDuTotal(total(12), total(100), 'Ain'))).toBe('Soit 12 % du total (Ain : 100 élèves).')
  })
})

it('tells the real change from the change of who answers', () => {
  const parts = {
    fermetures: 0,
    reponses_perdues: -3,
    reel: 9,
    methode: 0,
    reponses_nouvelles: 13,
    ouvertures: 0,
  }
  const phrases = phrasesEvolution({ avant: 42, apres: 61, total: 19, parts, constants: 8 }, POURCENT)
  expect(read(phrases[0])).toBe('De 42,0 % à 61,0 % : + 19 points.')
  expect(read(phrases[1])).toContain('8 unités ont répondu aux deux campagnes : chez elles, + 9 points.')
})

it('writes the formula with its numbers', () => {
  expect(read(formuleChiffree({ genre: 'part', oui: { vrai: true } }, chiffre(3, 4, 12)))).toBe(
    '3 ÷ 4 × 100 = 75,0 %',
  )
})

it.each([
  [10, 'La plus basse des 5 écoles dont la valeur est connue.'],
  [50, 'La plus élevée des 5 écoles dont la valeur est connue.'],
  [30, 'Plus élevée que 40 % des 5 écoles dont la valeur est connue.'],
])('places %d among others', (valeur, attendu) => {
  expect(read(phrasePosition(positionOf(valeur, [10, 20, 30, 40, 50]), ecoles))).toBe(attendu)
})

describe('a school', () => {
  const ecole = {
    nature: '151',
    date_ouverture: '2027-09-01',
    position_precision: 'rue' as const,
    valeurs: [],
  }

  it.each([
    [{ ouvert: true, etat: 'ouvert' }, null],
    [{ ouvert: true, etat: 'a_fermer' }, /annonce la fermeture/],
    [{ ouvert: false, etat: 'a_ouvrir' }, /annonce l’ouverture .* le 1er septembre 2027/],
    [{ ouvert: false, etat: 'ferme' }, /est fermé/],
  ])('%o is not called closed when it is not', ({ ouvert, etat }, attendu) => {
    const phrase = phraseEtat({ ...ecole, ouvert, details: { etat } })
    if (attendu === null) expect(phrase).toBeNull()
    else expect(phrase).toMatch(attendu)
  })

  it('has its facts in good French, and no fact for what the annuaire leaves empty', () => {
    const details = { nature_libelle: 'ECOLE DE NIVEAU ELEMENTAIRE', rpi_concentre: '0', rpi_disperse: '1' }
    expect(faitsOf({ ...ecole, details }).map(({ valeur }) => valeur)).toEqual([
      'École élémentaire ou primaire',
      'le 1er septembre 2027',
      'oui',
      'à la rue',
    ])
  })

  it('keeps the last answer of each indicator, and says what stayed silent since', () => {
    const v = (indicateur: string, campagne: string, valeur: number | null) => ({
      indicateur,
      campagne,
      valeur,
    })
    const valeurs = [
      v('a', '2024', null),
      v('a', '2019', 3),
      v('a', '2017', 2),
      v('b', '2024', 5),
      v('c', '2024', null),
    ]
    expect(
      retain(valeurs).map(({ valeur, muette }) => [valeur.campagne, valeur.valeur, muette?.campagne]),
    ).toEqual([
      ['2019', 3, '2024'],
      ['2024', 5, undefined],
      ['2024', null, undefined],
    ])
  })

  it('answers with the name of the class that its number falls in', () => {
    const classes = [
      { id: 'moins', libelle: 'Moins de 8', min: 0 },
      { id: 'plus', libelle: '8 et plus', min: 8 },
    ]
    const mbits = { id: 'mbits', singulier: 'Mbit/s', pluriel: 'Mbit/s', decimales: 1 }
    const write = (valeur: number) =>
      writeReponse({ valeur, statut: 'publie', unite: mbits }, { genre: 'repartition', classes })
    expect([7.9, 8, 118.8].map(write)).toEqual(['Moins de 8', '8 et plus', '8 et plus'])
  })

  it('is compared with another as far as what is written of both', () => {
    const contexte = { nom: 'Zola', unite: POURCENT, declaree: true, chiffree: true }
    const dite = (valeur: number | null) => ({ valeur, ecrite: valeur === null ? 'n.c.' : valeur.toFixed(1) })
    expect(read(compareEcoles(dite(40), dite(25), contexte)?.phrase)).toBe(
      'Par rapport à Zola (25.0) : 15 points de plus, d’après leurs déclarations.',
    )
    expect(compareEcoles(dite(25.01), dite(25), contexte)?.identique).toBe(true)
    expect(compareEcoles(dite(null), dite(25), contexte)).toBeNull()
  })

  it('is tied to others in words', () => {
    const lien = {
      natures: ['cite_scolaire', 'meme_site'] as const,
      nom: 'Zola',
      ouvert: false,
      distance_m: 12,
    }
    expect(read(ditLien(lien))).toBe('même cité scolaire, même site (à 10 m), fermé, ou pas encore ouvert')
  })
})
