import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import {
  chooseCampagne,
  chooseConditions,
  chooseIndicateur,
  chooseNiveau,
  choosePerimetre,
} from '../../web/state/choix.ts'
import { readVue, VUE_INITIALE, writeVue } from '../../web/state/vue.ts'

describe('the address of a view', () => {
  it('is empty for the default view, and says only what differs', () => {
    expect(writeVue(VUE_INITIALE)).toBe('')
    expect(readVue('')).toEqual(VUE_INITIALE)
    expect(
      writeVue({ ...VUE_INITIALE, niveau: 'commune', selection: { niveau: 'commune', code: '2A004' } }),
    ).toBe('?niveau=commune&selection=commune:2A004')
  })

  it('reads back what it writes', () => {
    const vue = {
      indicateur: 'ips',
      campagne: '2018-T1',
      niveau: 'etablissement',
      type: 'college',
      secteur: 'prive',
      education_prioritaire: ['REP', 'REP+'],
      filtre: ['debit_constate_median<8', 'ips>=90.5@2022', 'wifi=absent'],
      isoler: ['2', 'non_communique'],
      classes: 'quantiles',
      affichage: 'tableau',
      dans: { niveau: 'departement', code: '974' },
      q: 'Saint-Denis & Cie',
      tri: '-valeur',
      plan: true,
      position: { latitude: -21.1151, longitude: 55.5364, zoom: 9.25 },
      selection: { niveau: 'etablissement', code: '9740001A' },
    } as const
    expect(readVue(writeVue(vue))).toEqual(vue)
    expect(writeVue(vue)).toContain('&education_prioritaire=REP,REP%2B&filtre=debit_constate_median%3C8&')
  })

  it('reads conditions as people write them, each once', () => {
    const { filtre, education_prioritaire } = readVue(
      '?filtre=ips%20<%2090,5&filtre=ips<90.5&filtre=ips&filtre=ips<<3&education_prioritaire=REP+',
    )
    expect(filtre).toEqual(['ips<90.5'])
    expect(education_prioritaire).toEqual(['REP+'])
    expect(readVue('?education_prioritaire=REP,REP%2B,aucune').education_prioritaire).toEqual([])
  })

  it('leaves to its default whatever it cannot understand', () => {
    const odd =
      '?niveau=canton&type=creche&position=91,0,3&selection=pays:../x&indicateur=<script>&campagne=hier'
    expect(readVue(odd)).toEqual(VUE_INITIALE)
    expect(readVue('?position=48.1,,5').position).toBeNull()
    expect(readVue('?selection=toString:1').selection).toBeNull()
  })

  it('never fails, and never writes an address it would read otherwise', () => {
    const mot = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'ips',
        '2022',
        'commune',
        'college',
        'ips<9,5@2022',
        'REP,aucune',
        '2,nc,secret,02',
        'ips=a&b=#',
      ),
    )
    const degres = fc.double({ min: -200, max: 200, noNaN: true })
    const position = fc.tuple(degres, degres, degres).map((parts) => parts.join(','))
    const cles = ['isoler', 'niveau', 'dans', 'q', 'tri', 'filtre', 'education_prioritaire', 'position']
    const requete = fc.tuple(...cles.map((cle) => (cle === 'position' ? position : mot)))
    fc.assert(
      fc.property(requete, (valeurs) => {
        const vue = readVue(`?${new URLSearchParams(valeurs.map((valeur, i) => [cles[i] ?? '', valeur]))}`)
        expect(readVue(writeVue(vue))).toEqual(vue)
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
    expect(chooseIndicateur(liste, null)?.id).toBe('taux')
    expect(chooseIndicateur(liste, 'inconnu')?.id).toBe('taux')
    expect(chooseIndicateur(liste, 'total')?.id).toBe('total')
    expect(chooseIndicateur([], null)).toBeNull()
  })

  it('shows the nearest level that has values, a campaign only if it exists, the filters that apply', () => {
    expect(chooseNiveau(taux, 'commune')).toBe('commune')
    expect(chooseNiveau(taux, 'epci')).toBe('commune')
    expect(chooseNiveau(taux, 'academie')).toBe('region')
    expect(chooseCampagne(taux, '2021')).toBe('2021')
    expect(chooseCampagne(taux, '1999')).toBeNull()
    expect(choosePerimetre(taux, 'region', 'lycee', 'prive')).toEqual({ type: 'tous', secteur: 'prive' })
    const communal = { ...base, grain: 'commune' } as unknown as IndicateurPublie
    expect(choosePerimetre(communal, 'commune', 'ecole', 'prive')).toEqual({ type: 'tous', secteur: 'tous' })
    expect(choosePerimetre(communal, 'etablissement', 'ecole', 'prive').secteur).toBe('prive')
  })

  it('keeps the conditions that the API can apply, on the campaign shown when it has not its own', () => {
    const median = { ...base, id: 'debit', mesure: { genre: 'mediane' } }
    const avec = [...liste, median] as unknown as IndicateurPublie[]
    const lues = (texte: string, campagne: string | null) => chooseConditions(avec, [texte], campagne)
    expect(lues('debit<8', '2022')).toEqual(['debit<8@2022'])
    expect(lues('debit<8', '2015')).toEqual(['debit<8'])
    expect(lues('debit<8@2021', '2022')).toEqual(['debit<8@2021'])
    expect(lues('debit<8@1999', '2022')).toEqual([])
    expect(lues('debit=oui', '2022')).toEqual([])
    expect(lues('vide=absent', '2022')).toEqual([])
    expect(lues('inconnu<8', '2022')).toEqual([])
  })
})
