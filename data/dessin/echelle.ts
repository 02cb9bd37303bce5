import { nice, ticks } from 'd3'

/** A straight scale from values to pixels, with the round values where it is marked. */
export interface Echelle {
  x(valeur: number): number
  domaine: readonly [number, number]
  reperes: readonly number[]
}

/** Pixels between two marks of an axis, so that their words never touch. */
const PAS = 72

/**
 * @param valeurs everything that must fit.
 * @param options `zero`: bars, whose length must be true, start from nothing; `fixe`: bounds known beforehand.
 */
export function echelleOf(
  valeurs: readonly number[],
  [debut, fin]: readonly [number, number],
  { zero = false, fixe }: { zero?: boolean; fixe?: readonly [number, number] | undefined } = {},
): Echelle {
  const nombre = Math.max(2, Math.floor((fin - debut) / PAS))
  const [bas, haut] = fixe ?? arrondis(zero ? [0, ...valeurs] : valeurs, nombre)
  const etendue = haut - bas || 1
  return {
    domaine: [bas, haut],
    x: (valeur) => debut + ((Math.min(Math.max(valeur, bas), haut) - bas) / etendue) * (fin - debut),
    reperes: ticks(bas, haut, nombre),
  }
}

function arrondis(valeurs: readonly number[], nombre: number): [number, number] {
  if (valeurs.length === 0) return [0, 1]
  const [bas, haut] = [Math.min(...valeurs), Math.max(...valeurs)]
  // A single value still needs room around it.
  return bas === haut ? nice(Math.min(bas, 0), Math.max(haut, 1), nombre) : nice(bas, haut, nombre)
}
