import { type Groupe, group, type Semis } from '../../data/dessin/grouper.ts'
import type { Serie } from './serie.ts'

/** Where schools are, in world units, by rank. */
export interface SemisEcoles extends Semis {
  codes: readonly string[]
}

/** Schools shown as one circle when far: how many, and of which classes. */
export interface Agregat {
  x: number
  y: number
  nombre: number
  /** How many are in each class, the fullest first. */
  parClasse: readonly (readonly [classe: number, nombre: number])[]
  /** Class whose colour it wears: the median of those that have a value, or the most frequent when classes are names. */
  classe: number
}

/**
 * Groups, for a zoom, the schools that a series tells of and whose class is shown. None is left out or sampled.
 * @param montrees classes shown; `null`: all of them.
 */
export function aggregate(
  semis: SemisEcoles,
  serie: Serie,
  montrees: ReadonlySet<number> | null,
  z: number,
): Agregat[] {
  const classes = new Int8Array(semis.codes.length)
  const kept: number[] = []
  semis.codes.forEach((code, i) => {
    const rang = serie.rangs.get(code)
    if (rang === undefined) return
    const classe = serie.classes[rang] ?? 0
    if (montrees && !montrees.has(classe)) return
    classes[i] = classe
    kept.push(i)
  })
  return group(semis, kept, z).map((groupe) => toAgregat(groupe, classes, serie))
}

function toAgregat({ x, y, membres }: Groupe, classes: Int8Array, serie: Serie): Agregat {
  const counts = new Map<number, number>()
  for (const membre of membres) {
    const classe = classes[membre] ?? 0
    counts.set(classe, (counts.get(classe) ?? 0) + 1)
  }
  const parClasse = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const valued = parClasse.filter(([classe]) => classe >= 0)
  const classe = (serie.classement.ordonnee ? mediane(valued) : valued[0]?.[0]) ?? parClasse[0]?.[0] ?? 0
  return { x, y, nombre: membres.length, parClasse, classe }
}

/** Class in which the middle one of counted classes falls. */
function mediane(counts: readonly (readonly [number, number])[]): number | undefined {
  const total = counts.reduce((sum, [, nombre]) => sum + nombre, 0)
  let seen = 0
  return counts
    .toSorted((a, b) => a[0] - b[0])
    .find(([, nombre]) => {
      seen += nombre
      return seen * 2 >= total
    })?.[0]
}
