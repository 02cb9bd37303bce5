import { foldRecherche } from '../../data/catalogue/model/recherche.ts'
import type { Repertoire } from '../../server/contract/repertoire.ts'
import { CLASSE_DE_STATUT } from '../legende/absences.ts'
import type { Serie } from '../legende/serie.ts'
import type { TriSerie } from './vue.ts'

/** What a table keeps, and in which order. */
export interface ChoixLignes {
  /** Départements kept; `null` for the whole country. */
  departements: ReadonlySet<string> | null
  q: string | null
  /** Classes of the legend kept; `null`: all of them. */
  classes: ReadonlySet<number> | null
  tri: TriSerie
}

/** The lines of a table: each is a rank in the directory, and one in the series (-1: it says nothing of it). */
export interface Lignes {
  repertoire: Repertoire
  serie: Serie
  ordre: Int32Array
  rangs: Int32Array
  /** How many there would be if the legend set no class aside: a file of the API knows nothing of the legend. */
  toutesClasses: number
}

/** Words worth looking for: the API finds nothing in less than two characters. */
export function motsCherches(q: string | null): string[] {
  const plie = (q ?? '').trim().length < 2 ? '' : foldRecherche(q ?? '')
  return plie === '' ? [] : plie.split(' ')
}

/**
 * Joins names and values, keeps and sorts, as the API does for the same request: the file is what the table shows.
 * Some 60 ms for 60,000 schools, folding of their names aside (once per directory, when words are first looked for).
 */
export function sortLignes(repertoire: Repertoire, serie: Serie, choix: ChoixLignes): Lignes {
  const rangs = Int32Array.from(repertoire.codes, (code) => serie.rangs.get(code) ?? -1)
  const { departements } = choix
  const mots = motsCherches(choix.q)
  const textes = mots.length > 0 ? textesOf(repertoire) : []
  const keep = (i: number): boolean => {
    // A territory the series leaves out is an area of the map all the same; such a school is not concerned.
    if (rangs[i] === -1 && repertoire.niveau === 'etablissement') return false
    if (departements && !departements.has(departementOf(repertoire, i) ?? '')) return false
    return mots.every((mot) => textes[i]?.includes(mot))
  }
  const retenues = Int32Array.from(repertoire.codes.keys()).filter(keep)
  const { classes } = choix
  const classeDe = (i: number): number => serie.classes[rangs[i] ?? -1] ?? CLASSE_DE_STATUT.sans_objet
  const ordre = classes ? retenues.filter((i) => classes.has(classeDe(i))) : retenues
  const comparer = compareBy(choix.tri, repertoire, serie, rangs)
  if (comparer) ordre.sort(comparer)
  else if (choix.tri === '-nom') ordre.reverse()
  return { repertoire, serie, ordre, rangs, toutesClasses: retenues.length }
}

/** Département of a line; `null` when it is wider. */
function departementOf({ niveau, codes, lieux, lieux_codes, lieux_departements }: Repertoire, i: number) {
  if (niveau === 'departement') return codes[i] ?? null
  const lieu = lieux[i] ?? -1
  if (niveau === 'etablissement') return lieux_departements[lieu] ?? null
  return niveau === 'commune' || niveau === 'epci' ? (lieux_codes[lieu] ?? null) : null
}

type Comparer = (a: number, b: number) => number

/** The directory is in the order of names: comparing ranks settles ties as the API does. */
function compareBy(
  tri: TriSerie,
  { codes, lieux, lieux_noms }: Repertoire,
  { valeurs }: Serie,
  rangs: Int32Array,
): Comparer | null {
  const sens = tri.startsWith('-') ? -1 : 1
  const parNombre =
    (nombres: readonly (number | null)[]): Comparer =>
    (a, b) => {
      const [x, y] = [nombres[rangs[a] ?? -1] ?? null, nombres[rangs[b] ?? -1] ?? null]
      if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b
      return sens * (x - y) || a - b
    }
  if (tri.endsWith('valeur')) return parNombre(valeurs.valeurs)
  if (tri.endsWith('couverture')) return parNombre(valeurs.couverture)
  if (tri.endsWith('code')) return (a, b) => sens * ((codes[a] ?? '') < (codes[b] ?? '') ? -1 : 1)
  if (!tri.endsWith('lieu')) return null
  const places = rangsDesMots(lieux_noms)
  const placeOf = (i: number): number => places[lieux[i] ?? -1] ?? -1
  return (a, b) => sens * (placeOf(a) - placeOf(b)) || a - b
}

const collator = new Intl.Collator('fr')

/** Rank of each word in the order of French: equal words have equal ranks, and comparing numbers is cheap. */
function rangsDesMots(mots: readonly string[]): Int32Array {
  const ordre = [...mots.keys()].sort((a, b) => collator.compare(mots[a] ?? '', mots[b] ?? ''))
  const rangs = new Int32Array(mots.length)
  ordre.forEach((mot, i) => {
    const avant = ordre[i - 1]
    const pareil = avant !== undefined && collator.compare(mots[avant] ?? '', mots[mot] ?? '') === 0
    rangs[mot] = pareil ? (rangs[avant] ?? 0) : i
  })
  return rangs
}

const plies = new WeakMap<Repertoire, string[]>()

/** What each line is found by, folded: its name, its place, its code. */
function textesOf(repertoire: Repertoire): string[] {
  const connus = plies.get(repertoire)
  if (connus) return connus
  const lieux = repertoire.lieux_noms.map(foldRecherche)
  const textes = repertoire.noms.map((nom, i) => {
    const lieu = lieux[repertoire.lieux[i] ?? -1] ?? ''
    return `${foldRecherche(nom)} ${lieu} ${foldRecherche(repertoire.codes[i] ?? '')}`
  })
  plies.set(repertoire, textes)
  return textes
}
