import { computed, signal } from '@preact/signals'
import { ETATS_OUVERTS, GENRES_SIGNALEMENT } from '../../data/catalogue/model/signalement.ts'
import type { SignalementPublic } from '../../server/contract/signalement.ts'
import type { Statistique } from '../../server/contract/signalements.ts'
import type { SourcePubliee } from '../../server/contract/sources.ts'
import type { Territoire } from '../../server/contract/territoires.ts'
import { adresseTerritoires } from '../api/adresses.ts'
import { FRAIS, ressource } from '../api/ressource.ts'
import { adresseSignalements } from '../signalements/adresses.ts'
import { chemin } from './navigation.ts'
import { changeParametres, choisi, parametres } from './page.ts'

const surListe = computed(() => /^\/signalements\/?$/.test(chemin.value))

/** Groups of states that a reader thinks of; `null` asks for all of them. */
export const GROUPES_ETAT = {
  ouverts: { libelle: 'Ouverts', etats: ETATS_OUVERTS },
  resolus: { libelle: 'Résolus', etats: ['resolu'] },
  tous: { libelle: 'Tous', etats: null },
} as const
export type GroupeEtat = keyof typeof GROUPES_ETAT
const GROUPES = Object.keys(GROUPES_ETAT) as GroupeEtat[]
const PAR = ['producteur', 'departement'] as const

/** What the address asks for. */
export const filtres = computed(() => ({
  etat: choisi(GROUPES, 'etat') ?? 'ouverts',
  genre: choisi(GENRES_SIGNALEMENT, 'genre'),
  source: parametres.value.get('source'),
  departement: parametres.value.get('departement'),
  par: choisi(PAR, 'par') ?? 'producteur',
}))
export const filter = changeParametres

/** The filters but the state, as parameters of the API. */
function criteres(): [string, string][] {
  const { genre, source, departement } = filtres.value
  return [
    ...(genre ? [['genre', genre] as [string, string]] : []),
    ...(source ? [['source', source] as [string, string]] : []),
    ...(departement ? [['territoire', `departement:${departement}`] as [string, string]] : []),
  ]
}

const adresse = (chemin: string, params: readonly [string, string][]): string =>
  params.length === 0
    ? chemin
    : `${chemin}?${params.map(([cle, valeur]) => `${cle}=${encodeURIComponent(valeur)}`).join('&')}`

/** Feed of the reports of the place and the source that are shown. */
export const adresseFlux = computed(() =>
  adresse(
    '/signalements.atom',
    criteres().filter(([cle]) => cle !== 'genre'),
  ),
)

/** What is on screen, as an address: what one sees is what one takes away. */
export const adresseListe = computed(() => {
  const { etats } = GROUPES_ETAT[filtres.value.etat]
  return adresse(adresseSignalements, [
    ...(etats ? [['etat', etats.join(',')] as [string, string]] : []),
    ...criteres(),
  ])
})

/** As many as one answer may hold: beyond, the file has them all. */
export const MONTRES_MAX = 1000

interface Page {
  total: number
  resultats: SignalementPublic[]
}
export const liste = ressource<Page>(() => {
  if (!surListe.value) return null
  return `${adresseListe.value}${adresseListe.value.includes('?') ? '&' : '?'}limit=${MONTRES_MAX}`
}, FRAIS)

export const statistiques = ressource<{ resultats: Statistique[] }>(
  () =>
    surListe.value
      ? adresse(`${adresseSignalements}/statistiques`, [['par', filtres.value.par], ...criteres()])
      : null,
  FRAIS,
)

export const sources = ressource<{ resultats: SourcePubliee[] }>(() =>
  surListe.value ? '/api/v1/sources' : null,
)
export const departements = ressource<{ resultats: Territoire[] }>(() =>
  surListe.value ? adresseTerritoires('departement') : null,
)

/** Report under the pointer or the focus, in the list or on the map. */
export const designe = signal<number | null>(null)
