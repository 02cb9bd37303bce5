import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { classOfValue, type Legende } from '../catalogue/model/legende.ts'
import { FINE, nombreCourt } from '../mots/nombre.ts'
import { suffixe, type Unite } from '../mots/valeur.ts'
import { couleursDesClasses } from './couleurs.ts'
import { divergente, sequentielle } from './palettes.ts'

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
  /** True when classes go from little to much: one of them can then be the median. */
  ordonnee: boolean
}

/** What of an indicator decides its classes. */
interface IndicateurClasse {
  legende: Legende
  mesure:
    | {
        genre: 'repartition'
        classes: readonly {
          id: string
          libelle: string
          min?: number | undefined
          rang?: number | undefined
        }[]
      }
    | { genre: Exclude<Indicateur['mesure']['genre'], 'repartition'> }
  unite: Unite
}

/** What of a series decides its classes. */
interface SerieClassee {
  niveau: string
  modalites: readonly string[] | null
  valeurs: readonly (number | null)[]
}

/** Classes of equal count made when an indicator does not say how many. */
const QUANTILES = 5

/** Are the classes of a series names, not amounts? A school answers yes or no to a `part`, and one class to a `repartition`. */
const isNommee = ({ mesure }: IndicateurClasse, { modalites, niveau }: SerieClassee): boolean =>
  modalites !== null || (mesure.genre === 'part' && niveau === 'etablissement')

/** Can a series be cut into classes of equal count instead of the declared bounds? */
export const isQuantilable = (indicateur: IndicateurClasse, serie: SerieClassee): boolean =>
  'seuils' in indicateur.legende && !isNommee(indicateur, serie)

/**
 * Classes of a series, from the declaration of its indicator.
 * @param quantiles classes of equal count are wanted in place of the declared bounds.
 */
export function classify(
  indicateur: IndicateurClasse,
  serie: SerieClassee,
  sombre: boolean,
  quantiles = false,
): Classement {
  const { legende, unite } = indicateur
  if (serie.modalites) return nommees(indicateur, serie.modalites, sombre)
  if (isNommee(indicateur, serie)) {
    const [oui, non] = sombre ? ['#98d1ae', '#3a5a86'] : ['#2b659f', '#d9d2a2']
    return {
      classes: [
        { libelle: 'Non', court: 'Non', couleur: non },
        { libelle: 'Oui', court: 'Oui', couleur: oui },
      ],
      classeDe: (valeur) => (valeur >= 50 ? 1 : 0),
      quantiles: false,
      ordonnee: false,
    }
  }
  if (quantiles || !('seuils' in legende)) {
    const seuils = seuilsQuantiles(serie.valeurs, 'classes' in legende ? legende.classes : QUANTILES)
    return { ...bornees(seuils, unite, sequentielle(seuils.length + 1, sombre)), quantiles: true }
  }
  if (legende.genre === 'sequentielle') {
    return bornees(legende.seuils, unite, sequentielle(legende.seuils.length + 1, sombre))
  }
  const rangs = rangsOf(legende.seuils, legende.reference)
  return bornees(legende.seuils, unite, divergente(rangs, sombre))
}

/** Classes of a distribution, by name: from little to much when they cut a number. */
function nommees({ mesure }: IndicateurClasse, modalites: readonly string[], sombre: boolean): Classement {
  const declared = mesure.genre === 'repartition' ? mesure.classes : []
  const known = modalites.map((id) => declared.find((classe) => classe.id === id) ?? { id, libelle: id })
  const couleurs = couleursDesClasses(known, sombre)
  return {
    classes: known.map(({ libelle }, i) => ({ libelle, court: libelle, couleur: couleurs[i] ?? '#888888' })),
    classeDe: (valeur) => valeur,
    quantiles: false,
    ordonnee: known.every((classe) => 'min' in classe && classe.min !== undefined),
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
    ordonnee: true,
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
