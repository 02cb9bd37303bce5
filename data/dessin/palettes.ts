/**
 * Colours of the map. Sequential: yellow to ink through green and blue, told apart by lightness alone.
 * Diverging: orange and violet, the pair that every common colour blindness keeps apart.
 * Categorical: Paul Tol's « bright » set. On a dark page the strongest class is the lightest one.
 */
type Ancres = readonly string[]

const SEQUENTIELLE: Ancres = [
  '#f7f1c6',
  '#d3e7b0',
  '#96d0b0',
  '#55b3b5',
  '#2f8db3',
  '#2b659f',
  '#2d4084',
  '#251c58',
]
const SEQUENTIELLE_SOMBRE: Ancres = [
  '#2f2a63',
  '#30478c',
  '#2f6ba3',
  '#3590b2',
  '#58b5b4',
  '#98d1ae',
  '#d6e8b0',
  '#faf4cb',
]
const DIVERGENTE_BAS: Ancres = ['#fbe3c2', '#f5b66a', '#dd8420', '#a65309', '#6f3204']
const DIVERGENTE_HAUT: Ancres = ['#dedcf0', '#b5add8', '#8376b6', '#56409a', '#2f1664']
const DIVERGENTE_BAS_SOMBRE: Ancres = ['#54422c', '#8a5a20', '#c47d26', '#f0a94e', '#ffdcae']
const DIVERGENTE_HAUT_SOMBRE: Ancres = ['#3a3757', '#57508f', '#7f73c4', '#aea3ec', '#e2ddff']
const CATEGORIES: Ancres = [
  '#4477aa',
  '#ee6677',
  '#228833',
  '#ccbb44',
  '#66ccee',
  '#aa3377',
  '#996633',
  '#5b5b8c',
]

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Colour at `t` (0–1) along a list of anchors. */
function colourAt(ancres: Ancres, t: number): string {
  const x = Math.min(Math.max(t, 0), 1) * (ancres.length - 1)
  const low = Math.min(Math.floor(x), ancres.length - 2)
  const [from, to] = [channels(ancres[low] ?? '#000000'), channels(ancres[low + 1] ?? '#000000')]
  const mixed = from.map((value, i) => Math.round(value + ((to[i] ?? value) - value) * (x - low)))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** `n` colours from little to much. */
export function sequentielle(n: number, sombre: boolean): string[] {
  const ancres = sombre ? SEQUENTIELLE_SOMBRE : SEQUENTIELLE
  // Few classes do not need the extremes, which are the hardest to live beside.
  const [from, to] = n <= 4 ? [0.1, 0.85] : [0, 1]
  return Array.from({ length: n }, (_, i) =>
    colourAt(ancres, n === 1 ? 0.5 : from + ((to - from) * i) / (n - 1)),
  )
}

/**
 * Colours of classes on both sides of a reference.
 * @param rangs signed distance of each class from the reference: … -2, -1, (0 when a class holds it), 1, 2 …
 */
export function divergente(rangs: readonly number[], sombre: boolean): string[] {
  const widest = Math.max(1, ...rangs.map(Math.abs))
  const [bas, haut] = sombre
    ? [DIVERGENTE_BAS_SOMBRE, DIVERGENTE_HAUT_SOMBRE]
    : [DIVERGENTE_BAS, DIVERGENTE_HAUT]
  return rangs.map((rang) => {
    if (rang === 0) return sombre ? '#4a4d57' : '#ebe6d8'
    return colourAt(rang < 0 ? bas : haut, widest === 1 ? 0.6 : (Math.abs(rang) - 1) / (widest - 1) || 0.12)
  })
}

/** `n` colours without order; they repeat past eight, where names must do the work. */
export const categories = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => CATEGORIES[i % CATEGORIES.length] ?? '#888888')
