/**
 * Colours of the map. Sequential: yellow to ink through green and blue, told apart by lightness alone.
 * Diverging: orange and violet, the pair that every common colour blindness keeps apart.
 * Categorical: Paul Tol's « bright » set. On a dark page the strongest class is the lightest one.
 * How far apart they stay for protanopes, deuteranopes and tritanopes is measured in tests/unit/palettes.test.ts.
 */
type Ancres = readonly string[]

const SEQUENTIELLE: Ancres = [
  '#fbf5c4',
  '#cbdc92',
  '#90bf96',
  '#5ea5a6',
  '#3c82a8',
  '#2e6099',
  '#2a3d7c',
  '#221850',
]
const SEQUENTIELLE_SOMBRE: Ancres = [
  '#2b2560',
  '#304587',
  '#2f669d',
  '#3f89a9',
  '#62a8a7',
  '#93c396',
  '#cfde98',
  '#fdf7ca',
]
const DIVERGENTE_BAS: Ancres = ['#fadcb0', '#f5b66a', '#dd8420', '#a65309', '#6f3204']
const DIVERGENTE_HAUT: Ancres = ['#c9c3e8', '#aaa1d2', '#8376b6', '#56409a', '#2f1664']
const DIVERGENTE_BAS_SOMBRE: Ancres = ['#5b4526', '#8a5a20', '#c47d26', '#f0a94e', '#ffdcae']
const DIVERGENTE_HAUT_SOMBRE: Ancres = ['#3f3a72', '#57508f', '#7f73c4', '#aea3ec', '#e2ddff']
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
  // Few classes do not need the darkest extreme, which is the hardest to live beside.
  // The lightest one stays: the next is too near the ground of absences for a tritanope.
  const [from, to] = n <= 4 ? [sombre ? 0.1 : 0, 0.85] : [0, 1]
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
    if (rang === 0) return sombre ? '#63677a' : '#f8f4e8'
    return colourAt(rang < 0 ? bas : haut, widest === 1 ? 0.6 : (Math.abs(rang) - 1) / (widest - 1) || 0.12)
  })
}

/** `n` colours without order; they repeat past eight, where names must do the work. */
export const categories = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => CATEGORIES[i % CATEGORIES.length] ?? '#888888')
