import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { classOfValue, type Legende } from '../catalogue/model/legende.ts'
import { FINE, nombreCourt } from '../mots/nombre.ts'
import { suffixe, type Unite } from '../mots/valeur.ts'
import { categories, divergente, sequentielle } from './palettes.ts'

export interface Classe {
  libelle: string
  /** The same in a few characters, for the strip of narrow screens. */
  court: string
  couleur: string
}

/** How the values of one series become classes. */
export interface Classement {
  classes: Classe[]
  /** Index among `classes`. */
  classeDe(valeur: number): number
  /** True when classes hold an equal number of values rather than declared bounds. */
  quantiles: boolean
}

/** What of an indicator decides its classes. */
interface IndicateurClasse {
  legende: Legende
  mesure:
    | { genre: 'repartition'; classes: readonly { id: string; libelle: string }[] }
    | { genre: Exclude<Indicateur['mesure']['genre'], 'repartition'> }
  unite: Unite
}

/** What of a series decides its classes. */
interface SerieClassee {
  niveau: string
  modalites: readonly string[] | null
  valeurs: readonly (number | null)[]
}

/**
 * Classes of a series, from the declaration of its indicator.
 * A school answers yes or no to a `part`, and one class to a `repartition`: those are names, not amounts.
 */
export function classer(indicateur: IndicateurClasse, serie: SerieClassee, sombre: boolean): Classement {
  const { legende, mesure, unite } = indicateur
  if (serie.modalites) return nommees(libellesOf(indicateur, serie.modalites), (valeur) => valeur)
  if (mesure.genre === 'part' && serie.niveau === 'etablissement') {
    const [oui, non] = sombre ? ['#98d1ae', '#3a5a86'] : ['#2b659f', '#d9d2a2']
    return {
      classes: [
        { libelle: 'Non', court: 'Non', couleur: non },
        { libelle: 'Oui', court: 'Oui', couleur: oui },
      ],
      classeDe: (valeur) => (valeur >= 50 ? 1 : 0),
      quantiles: false,
    }
  }
  if (legende.genre === 'sequentielle') {
    return bornees(legende.seuils, unite, sequentielle(legende.seuils.length + 1, sombre))
  }
  if (legende.genre === 'divergente') {
    const rangs = rangsOf(legende.seuils, legende.reference)
    return bornees(legende.seuils, unite, divergente(rangs, sombre))
  }
  const seuils = seuilsQuantiles(serie.valeurs, legende.genre === 'quantiles' ? legende.classes : 5)
  return { ...bornees(seuils, unite, sequentielle(seuils.length + 1, sombre)), quantiles: true }
}

function libellesOf({ mesure }: IndicateurClasse, modalites: readonly string[]): string[] {
  const declared = mesure.genre === 'repartition' ? mesure.classes : []
  return modalites.map((id) => declared.find((classe) => classe.id === id)?.libelle ?? id)
}

function nommees(libelles: readonly string[], classeDe: (valeur: number) => number): Classement {
  const couleurs = categories(libelles.length)
  return {
    classes: libelles.map((libelle, i) => ({ libelle, court: libelle, couleur: couleurs[i] ?? '#888888' })),
    classeDe,
    quantiles: false,
  }
}

function bornees(seuils: readonly number[], unite: Unite, couleurs: readonly string[]): Classement {
  return {
    classes: couleurs.map((couleur, i) => ({
      couleur,
      libelle: intervalle(seuils[i - 1], seuils[i], unite),
      court: intervalleCourt(seuils[i - 1], seuils[i]),
    })),
    classeDe: (valeur) => classOfValue(seuils, valeur),
    quantiles: false,
  }
}

/** `moins de 10 %`, `10 à 25 %`, `50 % et plus`. Units other than « % » are named once, by the legend. */
function intervalle(bas: number | undefined, haut: number | undefined, unite: Unite): string {
  const noun = unite.id === 'pourcent' ? suffixe(unite, 2) : ''
  const write = (valeur: number) => nombreCourt(valeur)
  if (bas === undefined && haut === undefined) return 'toutes les valeurs'
  if (bas === undefined) return `moins de ${write(haut ?? 0)}${noun}`
  if (haut === undefined) return `${write(bas)}${noun} et plus`
  return `${write(bas)} à ${write(haut)}${noun}`
}

/** `< 10`, `10–25`, `≥ 50`. */
function intervalleCourt(bas: number | undefined, haut: number | undefined): string {
  if (bas === undefined) return haut === undefined ? '' : `<${FINE}${nombreCourt(haut)}`
  return haut === undefined ? `≥${FINE}${nombreCourt(bas)}` : `${nombreCourt(bas)}–${nombreCourt(haut)}`
}

/** Signed distance of each class from the reference; 0 for the class that holds it strictly inside. */
function rangsOf(seuils: readonly number[], reference: number): number[] {
  const below = seuils.filter((seuil) => seuil <= reference).length
  const onBound = seuils.includes(reference)
  return Array.from({ length: seuils.length + 1 }, (_, i) => {
    if (!onBound) return i - below
    return i < below ? i - below : i - below + 1
  })
}

/** Inner bounds of `n` classes of equal count, rounded to two digits that can be read, without repetition. */
export function seuilsQuantiles(valeurs: readonly (number | null)[], n: number): number[] {
  const sorted = valeurs.filter((valeur) => valeur !== null).sort((a, b) => a - b)
  const bounds = Array.from({ length: n - 1 }, (_, i) =>
    arrondi(sorted[Math.floor((sorted.length * (i + 1)) / n)] ?? 0),
  )
  return [...new Set(bounds)].filter((bound) => bound > (sorted[0] ?? 0))
}

function arrondi(valeur: number): number {
  return valeur === 0 ? 0 : Number(valeur.toPrecision(2))
}
