/** Seed of the whole demonstration: changing it changes every school. */
const GRAINE = 20181126

/** Mixes 32 bits so that neighbouring inputs give unrelated outputs (finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** 32-bit hash of a text (FNV-1a, mixed). */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

/** A draw in ]0, 1[ for each rank: no state, so adding a trait never moves the others. */
export type Tirage = (rang: number) => number

/** Uniform draws of one subject (`'taille'`, `'ips'`): same subject and rank, same number, for ever. */
export function tirage(sujet: string): Tirage {
  const graine = mix(hashText(sujet) ^ GRAINE)
  return (rang) => (mix(graine + Math.imul(rang + 1, 0x9e3779b9)) + 0.5) / 4294967296
}

/** Standard normal draws of one subject (Box–Muller over two uniform ones). */
export function tirageNormal(sujet: string): Tirage {
  const rayon = tirage(`${sujet}/rayon`)
  const angle = tirage(`${sujet}/angle`)
  return (rang) => Math.sqrt(-2 * Math.log(rayon(rang))) * Math.cos(2 * Math.PI * angle(rang))
}

/** The option of a weighted list that a draw designates; weights need not sum to 1. */
export function choose<T>(options: readonly (readonly [T, number])[], u: number): T {
  let reste = u * options.reduce((somme, [, poids]) => somme + poids, 0)
  for (const [option, poids] of options) {
    reste -= poids
    if (reste < 0) return option
  }
  return (options.at(-1) as readonly [T, number])[0]
}

/**
 * Whole numbers whose running sum never strays more than one unit from that of `attendus`: rounding that
 * keeps totals, nationally and along the order of the list (hence by territory).
 */
export function roundKeepingSums(attendus: ArrayLike<number>, depart = 0.5): Int32Array {
  const entiers = new Int32Array(attendus.length)
  let cumul = depart
  let donne = 0
  for (let i = 0; i < attendus.length; i++) {
    cumul += attendus[i] as number
    const total = Math.floor(cumul)
    entiers[i] = total - donne
    donne = total
  }
  return entiers
}

/** Reads a table of values at 2^(premier + 0.5), 2^(premier + 1.5)…: geometric between, flat beyond the ends. */
export function interpolate(table: readonly number[], premier: number, logPopulation: number): number {
  const x = Math.min(Math.max(logPopulation - premier - 0.5, 0), table.length - 1)
  const bas = Math.floor(x)
  const a = table[bas] as number
  const b = table[Math.min(bas + 1, table.length - 1)] as number
  return a * (b / a) ** (x - bas)
}
