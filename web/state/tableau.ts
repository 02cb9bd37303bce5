import { computed } from '@preact/signals'
import type { Etablissement } from '../../server/contract/etablissements.ts'
import type { Territoire } from '../../server/contract/territoires.ts'
import { adresseEtablissements, adresseTerritoires } from '../api/adresses.ts'
import { enPages, ressource } from '../api/ressource.ts'
import { departements, filtres, niveau, publication } from './donnees.ts'
import { enTableau } from './moteur.ts'
import { vue } from './navigation.ts'

/** Levels too numerous to be listed at once: the table reads them one département at a time. */
export const parDepartement = computed(() => niveau.value === 'commune' || niveau.value === 'etablissement')

/** Département of a commune code: two characters, three overseas. */
const departementOfCommune = (code: string): string => code.slice(0, /^9[78]/.test(code) ? 3 : 2)

/** Département listed: the one asked for, that of the chosen place, or the first. */
export const departement = computed(() => {
  const { departement: wanted, selection } = vue.value
  if (wanted) return wanted
  if (selection?.niveau === 'departement') return selection.code
  if (selection?.niveau === 'commune') return departementOfCommune(selection.code)
  return departements.etat.value.donnees?.resultats[0]?.code ?? null
})

const visible = computed(() => publication.value !== null && enTableau.value)

const territoires = ressource<Territoire[]>(() => {
  if (!visible.value || niveau.value === 'etablissement') return null
  if (!parDepartement.value) return adresseTerritoires(niveau.value)
  return departement.value ? adresseTerritoires(niveau.value, `departement:${departement.value}`) : null
}, enPages())

const etablissements = ressource<Etablissement[]>(() => {
  if (!visible.value || niveau.value !== 'etablissement' || !departement.value) return null
  return adresseEtablissements(`departement:${departement.value}`, filtres.value)
}, enPages())

/** A line of the table before its value is joined. */
export interface Entree {
  code: string
  nom: string
  /** What tells it from a namesake: its département, or the commune of a school. */
  contexte: string
}

/** Where the lines come from, and how far the reading is. */
export const lecture = computed(() => (niveau.value === 'etablissement' ? etablissements : territoires))

export const entrees = computed<Entree[]>(() => {
  if (niveau.value === 'etablissement') {
    return (etablissements.etat.value.donnees ?? []).map(({ uai, nom, commune }) => ({
      code: uai,
      nom,
      contexte: commune.nom,
    }))
  }
  return (territoires.etat.value.donnees ?? []).map(({ code, nom, parents }) => ({
    code,
    nom,
    contexte: parents.departement?.nom ?? parents.region?.nom ?? '',
  }))
})
