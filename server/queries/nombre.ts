/**
 * A number without the noise of binary fractions (`103.19999999999999`). Six decimals are far beyond what any
 * indicator displays.
 */
export function round(nombre: number | null, decimales = 6): number | null {
  if (nombre === null) return null
  const facteur = 10 ** decimales
  return Math.round(nombre * facteur) / facteur
}
