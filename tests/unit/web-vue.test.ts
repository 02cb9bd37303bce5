import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { choisirCampagne, choisirIndicateur, choisirNiveau, choisirPerimetre } from '../../web/state/choix.ts'
import { ecrireVue, lireVue, VUE_INITIALE } from '../../web/state/vue.ts'

describe('the address of a view', () => {
  it('is empty for the default view, and says only what differs', () => {
    expect(ecrireVue(VUE_INITIALE)).toBe('')
    expect(lireVue('')).toEqual(VUE_INITIALE)
    expect(
      ecrireVue({ ...VUE_INITIALE, niveau: 'commune', selection: { niveau: 'commune', code: '2A004' } }),
    ).toBe('?niveau=commune&selection=commune:2A004')
  })

  it('reads back what it writes', () => {
    const vue = {
      indicateur: 'ips',
      campagne: '2018-T1',
      niveau: 'etablissement',
      type: 'college',
      secteur: 'prive',
      affichage: 'tableau',
      departement: '974',
      position: { latitude: -21.1151, longitude: 55.5364, zoom: 9.25 },
      selection: { niveau: 'etablissement', code: '9740001A' },
    } as const
    expect(lireVue(ecrireVue(vue))).toEqual(vue)
  })

  it('leaves to its default whatever it cannot understand', () => {
    const odd =
      '?niveau=canton&type=creche&position=91,0,3&selection=pays:../x&indicateur=<script>&campagne=hier'
    expect(lireVue(odd)).toEqual(VUE_INITIALE)
    expect(lireVue('?position=48.1,,5').position).toBeNull()
    expect(lireVue('?selection=toString:1').selection).toBeNull()
  })

  it('never fails, and never writes an address it would read otherwise', () => {
    const mot = fc.oneof(
      fc.string(),
      fc.constantFrom('ips', '2022', 'commune', 'college', '35', 'commune:35238'),
    )
    const degres = fc.double({ min: -200, max: 200, noNaN: true })
    const position = fc.tuple(degres, degres, degres).map((parts) => parts.join(','))
    const cles = ['indicateur', 'campagne', 'niveau', 'type', 'departement', 'selection', 'position']
    const requete = fc.tuple(...cles.map((cle) => (cle === 'position' ? position : mot)))
    fc.assert(
      fc.property(requete, (valeurs) => {
        const vue = lireVue(`?${new URLSearchParams(valeurs.map((valeur, i) => [cles[i] ?? '', valeur]))}`)
        expect(lireVue(ecrireVue(vue))).toEqual(vue)
      }),
    )
  })
})

describe('what the catalogue allows of a wish', () => {
  const base = {
    mesure: { genre: 'part' },
    campagnes: ['2021', '2022'],
    population: ['ecole'],
    grain: 'etablissement',
  }
  const liste = [
    { ...base, id: 'vide', campagnes: [] },
    { ...base, id: 'total', mesure: { genre: 'somme' } },
    { ...base, id: 'taux', niveaux: ['region', 'commune'] },
  ] as unknown as IndicateurPublie[]
  const taux = liste[2] ?? null

  it('opens on a rate that has data', () => {
    expect(choisirIndicateur(liste, null)?.id).toBe('taux')
    expect(choisirIndicateur(liste, 'inconnu')?.id).toBe('taux')
    expect(choisirIndicateur(liste, 'total')?.id).toBe('total')
    expect(choisirIndicateur([], null)).toBeNull()
  })

  it('shows the nearest level that has values, a campaign only if it exists, the filters that apply', () => {
    expect(choisirNiveau(taux, 'commune')).toBe('commune')
    expect(choisirNiveau(taux, 'epci')).toBe('commune')
    expect(choisirNiveau(taux, 'academie')).toBe('region')
    expect(choisirCampagne(taux, '2021')).toBe('2021')
    expect(choisirCampagne(taux, '1999')).toBeNull()
    expect(choisirPerimetre(taux, 'lycee', 'prive')).toEqual({ type: 'tous', secteur: 'prive' })
  })
})
