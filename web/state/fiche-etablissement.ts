import { computed, signal } from '@preact/signals'
import type {
  EtablissementDetail,
  EtablissementListe,
  ValeurEtablissement,
} from '../../server/contract/etablissements.ts'
import type { ProgrammeEtablissement } from '../../server/contract/programmes.ts'
import { adresseEcoles, adresseEtablissement, adresseVoisins } from '../api/adresses-fiches.ts'
import { enPages, ressource } from '../api/ressource.ts'
import { type Groupe, membresOf } from '../format/groupes.ts'
import { catalogue } from './catalogue.ts'
import { chemin } from './navigation.ts'

/** UAI that the address names; `null` on any other page. */
export const uai = computed(() => {
  const [, code] = /^\/etablissements\/([0-9A-Za-z]{1,12})\/?$/.exec(chemin.value) ?? []
  return code?.toUpperCase() ?? null
})

export const etablissement = ressource<EtablissementDetail>(() =>
  uai.value ? adresseEtablissement(uai.value) : null,
)
const fiche = computed(() => etablissement.etat.value.donnees)

/** Latest value of each indicator: the API gives the newest campaign first. */
export const dernieres = computed<ValeurEtablissement[]>(() => {
  const valeurs = fiche.value?.valeurs ?? []
  return valeurs.filter(({ indicateur }, i) => indicateur !== valeurs[i - 1]?.indicateur)
})

/** Indicators that one list can join, at most. */
const JOINTS_MAX = 12

/** Values of the school that can be placed among those of others: known, and its own. */
export const situables = computed(() =>
  dernieres.value
    .filter(
      ({ grain, valeur, indicateur, campagne }) =>
        grain === 'etablissement' &&
        valeur !== null &&
        !indicateur.startsWith('programme_') &&
        // A campaign that almost nobody answered is told school by school, and summed up nowhere.
        catalogue.value.get(indicateur)?.campagnes.includes(campagne),
    )
    .slice(0, JOINTS_MAX),
)

/** Among whom the school is placed. */
export const groupe = signal<Groupe>('departement')

/** Schools of the same type read to place this one: those of its département, or of its whole académie. */
export const ecoles = ressource<EtablissementListe[]>(() => {
  const ici = fiche.value
  if (!ici || situables.value.length === 0) return null
  const { academie, departement, type } = ici
  const large = groupe.value === 'academie' || groupe.value === 'semblables'
  const lieu =
    large && academie
      ? { niveau: 'academie', code: academie.code }
      : { niveau: 'departement', code: departement.code }
  const indicateurs = situables.value.map(({ indicateur, campagne }) =>
    campagne === 'referentiel' ? indicateur : `${indicateur}@${campagne}`,
  )
  return adresseEcoles(lieu, { type, secteur: 'tous' }, { q: '', tri: 'uai', indicateurs, limit: '1000' })
}, enPages())

/** The schools of the chosen group; `null` while they are read. */
export const membres = computed(() => {
  const { donnees, phase } = ecoles.etat.value
  return fiche.value && donnees && phase === 'pret' ? membresOf(donnees, fiche.value, groupe.value) : null
})

export const programmes = ressource<{ resultats: ProgrammeEtablissement[] }>(() =>
  uai.value && fiche.value ? `${adresseEtablissement(uai.value)}/programmes` : null,
)

export const voisins = ressource<{ resultats: EtablissementListe[] }>(() => {
  const { longitude = null, latitude = null } = fiche.value ?? {}
  return longitude === null || latitude === null ? null : adresseVoisins({ longitude, latitude })
})
