import { computed, signal } from '@preact/signals'
import { adresseRepertoire, adresseValeurs } from '../api/adresses.ts'
import { enFichier } from '../api/adresses-fiches.ts'
import { ressource } from '../api/ressource.ts'
import type { NiveauCarte } from '../format/niveaux.ts'
import { campagne, departements, filtres, indicateur, niveau, publication, serie } from './donnees.ts'
import { isolees } from './legende.ts'
import { type Lignes, motsCherches, sortLignes } from './lignes.ts'
import { avecTableau } from './moteur.ts'
import { vue } from './navigation.ts'

/** Levels whose lines stand inside a département, a région or an académie. */
export const RESTREIGNABLES: readonly NiveauCarte[] = ['departement', 'epci', 'commune', 'etablissement']

/** Names of the level on screen, read when the table is. */
export const repertoire = ressource(() =>
  publication.value !== null && avecTableau.value ? adresseRepertoire(niveau.value) : null,
)

/** Territory to which the table is reduced, when that makes sense at this level. */
export const dans = computed(() => {
  const wanted = vue.value.dans
  if (!wanted || !RESTREIGNABLES.includes(niveau.value)) return null
  return wanted.niveau === niveau.value ? null : wanted
})

const departementsGardes = computed<ReadonlySet<string> | null>(() => {
  const wanted = dans.value
  if (!wanted) return null
  if (wanted.niveau === 'departement') return new Set([wanted.code])
  const tous = departements.etat.value.donnees?.resultats ?? []
  const inside = tous.filter(({ parents }) => parents[wanted.niveau]?.code === wanted.code)
  return new Set(inside.map(({ code }) => code))
})

const mots = computed(() => vue.value.q)
const tri = computed(() => vue.value.tri)

/** The lines on screen; `null` until both names and values are there. */
export const lignes = computed<Lignes | null>(() => {
  const names = repertoire.etat.value.donnees
  const shown = serie.value
  if (!names || !shown || names.niveau !== niveau.value || shown.valeurs.niveau !== niveau.value) return null
  return sortLignes(names, shown, {
    departements: departementsGardes.value,
    q: mots.value,
    classes: isolees.value,
    tri: tri.value,
  })
})

/** Address of the file that holds these very lines, in this very order. */
export function adresseFichier(extension: string): string | null {
  const chosen = indicateur.value
  if (!chosen) return null
  const serieEntiere = adresseValeurs(chosen.id, niveau.value, campagne.value, filtres.value)
  const q = motsCherches(mots.value).length > 0 ? mots.value : null
  const reduite = {
    ...(dans.value && { territoire: `${dans.value.niveau}:${dans.value.code}` }),
    ...(q && { q: encodeURIComponent(q) }),
    tri: tri.value,
  }
  const suite = Object.entries(reduite).map(([nom, valeur]) => `${nom}=${valeur}`)
  return enFichier([serieEntiere, ...suite].join('&'), extension)
}

/** Line under the pointer or the keyboard: the map outlines it. */
export const designee = signal<string | null>(null)
