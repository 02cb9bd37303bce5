import { contientMots } from '../../data/catalogue/model/recherche.ts'
import type { LigneSerie, RequeteValeurs, TriSerie } from '../contract/indicateurs.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'
import { listReperes, type Repere } from './repertoire.ts'
import type { Serie } from './serie.ts'

/** What a request keeps of a series, and in which order. */
export type Choix = Pick<RequeteValeurs, 'niveau' | 'territoire' | 'q' | 'tri'>

/** A code and its rank in the series; -1 when the series says nothing of it. */
interface Range {
  repere: Repere
  rang: number
}

const collator = new Intl.Collator('fr')
type Comparer = (a: Range, b: Range) => number

/** Numbers in order, what has none last whichever the direction. */
const parNombre =
  (valeurs: readonly (number | null)[], sens: 1 | -1): Comparer =>
  (a, b) => {
    const [x, y] = [valeurs[a.rang] ?? null, valeurs[b.rang] ?? null]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return sens * (x - y)
  }

const ordreBrut = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function compareBy(tri: TriSerie, serie: Serie): Comparer | null {
  const sens = tri.startsWith('-') ? -1 : 1
  if (tri.endsWith('valeur')) return parNombre(serie.valeurs, sens)
  if (tri.endsWith('couverture')) return parNombre(serie.couverture, sens)
  if (tri.endsWith('code')) return (a, b) => sens * ordreBrut(a.repere.code, b.repere.code)
  if (tri.endsWith('lieu'))
    return (a, b) => sens * collator.compare(a.repere.lieu_nom ?? '', b.repere.lieu_nom ?? '')
  return null
}

/** Codes that a request keeps, in its order; names come in the order of French words, which settles ties. */
async function sort(db: Db, publication: Publication, serie: Serie, choix: Choix): Promise<Range[]> {
  const { niveau, territoire, q, tri = 'code' } = choix
  const rangs = new Map(serie.codes.map((code, rang) => [code, rang]))
  const reperes = await listReperes(db, publication, niveau, territoire ?? null)
  const ranges = reperes
    .filter(({ nom, lieu_nom, code }) => !q || contientMots(`${nom} ${lieu_nom ?? ''} ${code}`, q))
    .map((repere) => ({ repere, rang: rangs.get(repere.code) ?? -1 }))
  const comparer = compareBy(tri, serie)
  if (comparer) return ranges.sort(comparer)
  return tri === '-nom' ? ranges.reverse() : ranges
}

/** A series reduced to what a request keeps, in its order. */
export async function reduceSerie(
  db: Db,
  publication: Publication,
  serie: Serie,
  choix: Choix,
): Promise<Serie> {
  if (!choix.territoire && !choix.q && (choix.tri ?? 'code') === 'code') return serie
  const rangs = (await sort(db, publication, serie, choix)).flatMap(({ rang }) => (rang < 0 ? [] : rang))
  const pick = <T>(liste: readonly T[]): T[] => rangs.map((rang) => liste[rang] as T)
  return {
    codes: pick(serie.codes),
    valeurs: pick(serie.valeurs),
    statuts: pick(serie.statuts),
    couverture: pick(serie.couverture),
    etablissements: serie.etablissements && pick(serie.etablissements),
    modalites: serie.modalites,
  }
}

/**
 * A series as rows. A territory that the series leaves out has nobody to ask: it is a row without object, as it is
 * an area of the map. A school left out is not concerned, and is no row.
 */
export async function listLignesSerie(
  db: Db,
  publication: Publication,
  serie: Serie & { statuts_legende: readonly LigneSerie['statut'][] },
  choix: Choix,
): Promise<LigneSerie[]> {
  const ranges = await sort(db, publication, serie, choix)
  return ranges
    .filter(({ rang }) => rang >= 0 || choix.niveau !== 'etablissement')
    .map(({ repere, rang }) => {
      const valeur = serie.valeurs[rang] ?? null
      return {
        code: repere.code,
        nom: repere.nom,
        valeur,
        modalite: (valeur !== null && serie.modalites?.[valeur]) || null,
        statut: serie.statuts_legende[serie.statuts[rang] ?? -1] ?? 'sans_objet',
        couverture: serie.couverture[rang] ?? null,
        lieu: repere.lieu === null ? null : { code: repere.lieu, nom: repere.lieu_nom ?? repere.lieu },
        longitude: repere.longitude,
        latitude: repere.latitude,
      }
    })
}
