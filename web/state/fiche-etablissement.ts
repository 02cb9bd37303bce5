import { computed, signal } from '@preact/signals'
import { retain } from '../../data/mots/valeur-ecole.ts'
import type { EtablissementListe, ValeurEtablissement } from '../../server/contract/etablissements.ts'
import {
  adresseEcoles,
  adresseEtablissement,
  adresseLiens,
  adresseProgrammesEtablissement,
  adresseVoisins,
  type Lieu,
} from '../api/adresses-fiches.ts'
import { enLots } from '../api/lots.ts'
import { ressource } from '../api/ressource.ts'
import { type Groupe, membresOf } from '../format/groupes.ts'
import { catalogue } from './catalogue.ts'
import { chemin } from './navigation.ts'

/** UAI that the address names; `null` on any other page. */
export const uai = computed(() => {
  const [, code] = /^\/etablissements\/([0-9A-Za-z]{1,12})\/?$/.exec(chemin.value) ?? []
  return code?.toUpperCase() ?? null
})

export const etablissement = ressource(() => (uai.value ? adresseEtablissement(uai.value) : null))
const fiche = computed(() => etablissement.etat.value.donnees)

/** What is shown of each indicator: its latest answer, else its latest silence. */
export const valeursRetenues = computed(() => retain(fiche.value?.valeurs ?? []))
export const dernieres = computed<ValeurEtablissement[]>(() =>
  valeursRetenues.value.map(({ valeur }) => valeur),
)

/** Values of the school that can be placed among those of others: known, and its own. */
export const situables = computed(() =>
  dernieres.value.filter(
    ({ grain, valeur, indicateur, campagne }) =>
      grain === 'etablissement' &&
      valeur !== null &&
      !indicateur.startsWith('programme_') &&
      // A campaign that almost nobody answered is told school by school, and summed up nowhere.
      catalogue.value.get(indicateur)?.campagnes.includes(campagne),
  ),
)

/** Among whom the school is placed. */
export const groupe = signal<Groupe>('departement')

/** Indicators that one list can join, at most. */
const JOINTS_MAX = 12

/** Schools of the same type read to place this one: those of its département, or of its whole académie. */
export const ecoles = ressource<EtablissementListe[]>(() => {
  const ici = fiche.value
  if (!ici || situables.value.length === 0) return null
  const { academie, departement, type } = ici
  const large = groupe.value === 'academie' || groupe.value === 'semblables'
  const lieu: Lieu =
    large && academie
      ? { niveau: 'academie', code: academie.code }
      : { niveau: 'departement', code: departement.code }
  const indicateurs = situables.value.map(({ indicateur, campagne }) =>
    campagne === 'referentiel' ? indicateur : `${indicateur}@${campagne}`,
  )
  const lots = Array.from({ length: Math.ceil(indicateurs.length / JOINTS_MAX) }, (_, i) =>
    indicateurs.slice(i * JOINTS_MAX, (i + 1) * JOINTS_MAX),
  )
  const liste = (lot: readonly string[]) =>
    adresseEcoles(lieu, { type, secteur: 'tous' }, { q: '', tri: 'uai', indicateurs: lot, limit: 1000 })
  return lots.map(liste).join('\n')
}, enLots)

/** The schools of the chosen group; `null` while they are read. */
export const membres = computed(() => {
  const { donnees, phase } = ecoles.etat.value
  return fiche.value && donnees && phase === 'pret' ? membresOf(donnees, fiche.value, groupe.value) : null
})

export const programmes = ressource(() =>
  uai.value && fiche.value ? adresseProgrammesEtablissement(uai.value) : null,
)

export const voisins = ressource(() => {
  const { longitude = null, latitude = null } = fiche.value ?? {}
  return longitude === null || latitude === null ? null : adresseVoisins({ longitude, latitude })
})

/** Schools that share its site, its direction or its grouping. */
export const liens = ressource(() => (uai.value && fiche.value ? adresseLiens(uai.value) : null))
