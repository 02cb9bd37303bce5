import { computed, effect } from '@preact/signals'
import { TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import type { EtablissementDetail } from '../../server/contract/etablissements.ts'
import type { Synthese } from '../../server/contract/synthese.ts'
import {
  adresseEtat,
  adresseFiche,
  adresseIndicateurs,
  adresseTerritoires,
  adresseValeurs,
  type Filtres,
} from '../api/adresses.ts'
import { forget } from '../api/client.ts'
import { ressource } from '../api/ressource.ts'
import { wordsAtNiveau } from '../format/indicateur.ts'
import { buildSerie, type Serie } from '../legende/serie.ts'
import {
  chooseCampagne,
  chooseConditions,
  chooseIndicateur,
  chooseNiveau,
  choosePerimetre,
  isFiltrable,
} from './choix.ts'
import { surCarte, vue } from './navigation.ts'
import { sombre } from './theme.ts'

export const etat = ressource(adresseEtat)
export const indicateurs = ressource(adresseIndicateurs)

export const publication = computed(() => etat.etat.value.donnees?.publication ?? null)
/** The plan of somebody else that this instance offers, and whether the reader has asked for it. */
export const fond = computed(() => etat.etat.value.donnees?.fond ?? null)
export const fondMontre = computed(() => fond.value !== null && vue.value.plan)
/** A view is on screen, and there is something to show of it. */
export const vueMontree = computed(() => surCarte.value && publication.value !== null)
const liste = computed(() => indicateurs.etat.value.donnees?.resultats ?? [])

/** What is shown: the wish of the address, made possible by what the catalogue offers. */
export const indicateur = computed(() => chooseIndicateur(liste.value, vue.value.indicateur))
export const niveau = computed(() => chooseNiveau(indicateur.value, vue.value.niveau))
/** The indicator as the level names it. */
export const intitule = computed(() => indicateur.value && wordsAtNiveau(indicateur.value, niveau.value))
export const campagneVoulue = computed(() => chooseCampagne(indicateur.value, vue.value.campagne))
const typeVoulu = computed(() => vue.value.type)
const secteurVoulu = computed(() => vue.value.secteur)
export const perimetre = computed(() =>
  choosePerimetre(indicateur.value, niveau.value, typeVoulu.value, secteurVoulu.value),
)
/** False when the filters of the address have no effect on what is shown. */
export const filtrable = computed(() => isFiltrable(indicateur.value, niveau.value))

/** Schools that the map, its legend, the table and the exports are about: the one place that says so. */
export const filtres = computed<Required<Filtres>>(() => {
  const { education_prioritaire, filtre } = vue.value
  if (!filtrable.value) return { ...perimetre.value, education_prioritaire: [], filtre: [] }
  const shown = campagneVoulue.value ?? indicateur.value?.campagne_par_defaut ?? null
  return {
    ...perimetre.value,
    education_prioritaire,
    filtre: chooseConditions(liste.value, filtre, shown),
  }
})

/** Types of school that the indicator and the filter leave on the map. */
export const typesConcernes = computed<readonly string[]>(() => {
  const { type } = perimetre.value
  return type === 'tous' ? (indicateur.value?.population ?? TYPES_ETABLISSEMENT) : [type]
})

export const valeurs = ressource(() => {
  const chosen = indicateur.value
  if (!vueMontree.value || !chosen) return null
  return adresseValeurs(chosen.id, niveau.value, campagneVoulue.value, filtres.value)
})

/** Campaign on screen: the wished one, else the one the API chose. */
export const campagne = computed(() => {
  const answer = valeurs.etat.value.donnees
  const chosen = answer?.indicateur === indicateur.value?.id ? answer?.campagne : null
  return campagneVoulue.value ?? chosen ?? indicateur.value?.campagnes.at(-1) ?? null
})

const quantiles = computed(() => vue.value.classes === 'quantiles')

/**
 * Values from which classes of equal count are cut when another campaign than the default one is shown: going from
 * one campaign to the next must not move the classes, or colours could not be compared.
 */
const reference = ressource(() => {
  const [chosen, shown] = [indicateur.value, campagneVoulue.value]
  const coupee = quantiles.value || (chosen !== null && !('seuils' in chosen.legende))
  if (!vueMontree.value || !chosen || !coupee || shown === null || shown === chosen.campagne_par_defaut)
    return null
  return adresseValeurs(chosen.id, niveau.value, null, filtres.value)
})

/** The series on screen. Keeps the previous one while the next is being read. */
export const serie = computed<Serie | null>(() => {
  const answer = valeurs.etat.value.donnees
  const chosen = liste.value.find(({ id }) => id === answer?.indicateur)
  if (!answer || !chosen) return null
  const total = answer.niveau === 'etablissement' ? null : etat.etat.value.donnees?.territoires[answer.niveau]
  // While the values to cut from are being read, the map keeps what it shows.
  const { phase, donnees: coupe } = reference.etat.value
  if (phase === 'attente' && coupe === null) return null
  const memes = coupe?.indicateur === answer.indicateur && coupe.niveau === answer.niveau
  return buildSerie(
    chosen,
    answer,
    total ?? null,
    sombre.value,
    quantiles.value,
    memes ? coupe.valeurs : answer.valeurs,
  )
})

export type Fiche = Synthese | EtablissementDetail
const selection = computed(() => vue.value.selection)
export const fiche = ressource(() => {
  const chosen = selection.value
  return chosen && vueMontree.value ? adresseFiche(chosen, perimetre.value, campagneVoulue.value) : null
})

/** The same for the whole country, beside which every territory is read. */
export const france = ressource(() => {
  const chosen = indicateur.value
  if (!vueMontree.value || !chosen?.niveaux.includes('pays')) return null
  return adresseValeurs(chosen.id, 'pays', campagneVoulue.value, filtres.value)
})

/** Open schools that the filters keep; `null` when only a perimeter is asked for, or not yet known. */
export const nombreRetenus = computed(() => {
  const retenus = france.etat.value.donnees?.etablissements
  // Where none is left the answer has no line.
  return retenus ? (retenus[0] ?? 0) : null
})

export interface Territoires {
  resultats: import('../../server/contract/territoires.ts').Territoire[]
}
export const departements = ressource<Territoires>(() =>
  vueMontree.value ? adresseTerritoires('departement') : null,
)
export const regions = ressource<Territoires>(() => (vueMontree.value ? adresseTerritoires('region') : null))

// An answer of another publication than the state: new data have been published since the page opened.
effect(() => {
  const read = valeurs.etat.value.donnees?.publication
  const known = etat.etat.peek().donnees?.publication
  if (read !== undefined && known !== undefined && read !== known) {
    forget()
    etat.reload()
    indicateurs.reload()
  }
})
