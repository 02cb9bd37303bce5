import { describe, expect, it } from 'vitest'
import type { Valeur } from '../../server/contract/synthese.ts'
import {
  phraseBornes,
  phraseCouverture,
  phraseCouvertures,
  phraseEcart,
} from '../../web/format/couverture.ts'
import { compte, nombre, nombreCourt, part } from '../../web/format/nombre.ts'
import { ecrireReponse } from '../../web/format/reponse.ts'
import { ecart, valeurAvecUnite } from '../../web/format/valeur.ts'

const POURCENT = { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 }
const ELEVES = { id: 'nombre', singulier: 'élève', pluriel: 'élèves', decimales: 0 }

describe('French numbers', () => {
  it('uses a narrow no-break space between thousands, a comma, a true minus', () => {
    expect(nombre(1_234_567.891, 1)).toBe('1\u202f234\u202f567,9')
    expect(nombre(-4.5, 1)).toBe('−4,5')
    expect(nombreCourt(2)).toBe('2')
    expect(nombreCourt(2.5)).toBe('2,5')
    expect(nombreCourt(100)).toBe('100')
  })

  it('never rounds an incomplete share up to 100 %, nor a tiny one down to 0', () => {
    expect(part(0.999)).toBe('99\u202f%')
    expect(part(1)).toBe('100\u202f%')
    expect(part(0.001)).toBe('moins de\u00a01\u202f%')
    expect(valeurAvecUnite(99.98, POURCENT)).toBe('99,9\u202f%')
    expect(valeurAvecUnite(100, POURCENT)).toBe('100\u202f%')
  })

  it('agrees nouns as French does: zero and one and a half are singular', () => {
    expect(compte(0, 'école', 'écoles')).toBe('0\u00a0école')
    expect(compte(1, 'école', 'écoles')).toBe('1\u00a0école')
    expect(compte(1200, 'école', 'écoles')).toBe('1\u202f200\u00a0écoles')
    expect(valeurAvecUnite(2, ELEVES)).toBe('2\u00a0élèves')
  })

  it('writes a difference of percentages in points', () => {
    expect(ecart(54.2, 51.1, POURCENT)).toBe('+\u202f3,1\u00a0points')
    expect(ecart(50, 51, POURCENT)).toBe('−\u202f1\u00a0point')
    expect(ecart(50.01, 50, POURCENT)).toBe('égal')
  })
})

describe('coverage', () => {
  const valeur = { grain: 'etablissement', attendus: 412, repondants: 387, couverture: 387 / 412 } as const

  it('says who answered', () => {
    expect(phraseCouverture(valeur)).toBe('Valeur connue pour 387 établissements sur 412 (94\u202f%).')
    expect(phraseCouverture({ ...valeur, repondants: 412, couverture: 1 })).toBe(
      'Valeur connue pour les 412\u00a0établissements.',
    )
    expect(phraseCouverture({ ...valeur, attendus: 0, repondants: 0, couverture: null })).toBe(
      'La question ne concerne aucun établissement ici.',
    )
  })

  it('says what the truth can be, and nothing when everyone answered', () => {
    const bornes = { borne_basse: 40, borne_haute: 60, unite: POURCENT }
    expect(phraseBornes({ ...bornes, couverture: 0.8 })).toContain('entre 40,0\u202f% et 60,0\u202f%')
    expect(phraseBornes({ ...bornes, couverture: 1 })).toBeNull()
  })
})

describe('the difference with the level above', () => {
  const v = (bornes: [number, number], couverture: number, parent: [number, number, number]) =>
    ({
      unite: POURCENT,
      couverture,
      borne_basse: bornes[0],
      borne_haute: bornes[1],
      parent: { nom: 'Bretagne', borne_basse: parent[0], borne_haute: parent[1], couverture: parent[2] },
    }) as Valeur

  it('says what the silent ones may change in it', () => {
    expect(phraseEcart(v([50, 70], 0.8, [40, 60, 0.8]))).toMatch(
      /entre −\s?10\s?points et \+\s?30\s?points : rien ne dit lequel est devant\.$/,
    )
    expect(phraseEcart(v([70, 75], 0.95, [40, 60, 0.8]))).toMatch(/son sens est sûr\.$/)
    expect(phraseEcart(v([70, 70], 1, [60, 60, 1]))).toBeNull()
    expect(phraseCouvertures(v([70, 75], 0.95, [40, 60, 0.8]))).toMatch(/95\s%.*Bretagne, 80\s%/)
  })
})

describe('the answer of one school', () => {
  const lecture = { genre: 'champ' }
  const base = { statut: 'publie', unite: POURCENT } as const

  it('is yes or no for a share, a name for a distribution, a reason when there is nothing', () => {
    const parmi = { genre: 'part', lecture, oui: { parmi: ['REP', 'REP+'] } } as const
    const seuil = { genre: 'part', lecture, oui: { operateur: '>=', seuil: 8 } } as const
    expect(ecrireReponse({ ...base, valeur: 'REP+' }, parmi)).toBe('Oui')
    expect(ecrireReponse({ ...base, valeur: 'aucune' }, parmi)).toBe('Non')
    expect(ecrireReponse({ ...base, valeur: 8 }, seuil)).toBe('Oui')
    expect(ecrireReponse({ ...base, valeur: 7.9 }, seuil)).toBe('Non')
    const classes = [{ id: 'rue', libelle: 'À la rue' }]
    expect(ecrireReponse({ ...base, valeur: 'rue' }, { genre: 'repartition', lecture, classes })).toBe(
      'À la rue',
    )
    expect(ecrireReponse({ ...base, statut: 'non_communique', valeur: null }, parmi)).toBe('Non communiqué')
  })
})
