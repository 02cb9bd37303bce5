import type { Etablissement } from '../monde/etablissement.ts'
import { roundKeepingSums, tirage } from '../random.ts'
import type { Groupe, ParGroupe, Reperes } from './cibles.ts'
import { logistic, type Vague } from './vague.ts'

/** One answer per respondent; `null` where this school left the question blank. */
export type Colonne<T> = (T | null)[]
/** What disposes a school to rank high; `i` is its index among the respondents. */
export type Score = (etablissement: Etablissement, i: number) => number

/** Share of respondents that leave one question blank. */
const BLANCS = 0.04

/** Respondents of each group that answer a question (`champ` names the draw: questions asked together share it). */
function* answering({ campagne, groupes, repondants }: Vague, champ: string): Iterable<[Groupe, number[]]> {
  const blanc = tirage(`blanc/${champ}/${campagne}`)
  for (const [groupe, indices] of groupes) {
    yield [groupe, indices.filter((i) => blanc((repondants[i] as Etablissement).rang) >= BLANCS)]
  }
}

/**
 * Indexes from the highest latent to the lowest. The chance of a school on a subject is the same in every
 * campaign: who had fibre in 2018 still has it in 2019.
 */
function sortByLatent(
  { repondants }: Vague,
  champ: string,
  indices: readonly number[],
  score: Score,
): number[] {
  const chance = tirage(`chance/${champ}`)
  const latents = new Map(
    indices.map((i) => {
      const etablissement = repondants[i] as Etablissement
      return [i, score(etablissement, i) + logistic(chance(etablissement.rang))]
    }),
  )
  return [...indices].sort((a, b) => (latents.get(b) as number) - (latents.get(a) as number) || a - b)
}

/** Yes (1) or no (0): in each group, exactly the declared share (0–1) of those who answer says yes. */
export function calibratePart(vague: Vague, champ: string, parts: ParGroupe, score: Score): Colonne<0 | 1> {
  const colonne: Colonne<0 | 1> = new Array(vague.repondants.length).fill(null)
  for (const [groupe, indices] of answering(vague, champ)) {
    const oui = Math.round(parts[groupe] * indices.length)
    sortByLatent(vague, champ, indices, score).forEach((i, rang) => {
      colonne[i] = rang < oui ? 1 : 0
    })
  }
  return colonne
}

/** One of several classes, the first for the highest latents: in each group, exactly the declared shares. */
export function calibrateClasses<C extends string>(
  vague: Vague,
  champ: string,
  classes: readonly C[],
  parts: ParGroupe<readonly number[]>,
  score: Score,
): Colonne<C> {
  const colonne: Colonne<C> = new Array(vague.repondants.length).fill(null)
  for (const [groupe, indices] of answering(vague, champ)) {
    let cumul = 0
    const bornes = parts[groupe].map((part) => {
      cumul += part
      return Math.round(cumul * indices.length)
    })
    sortByLatent(vague, champ, indices, score).forEach((i, rang) => {
      const classe = bornes.findIndex((borne) => rang < borne)
      colonne[i] = classes[classe === -1 ? classes.length - 1 : classe] as C
    })
  }
  return colonne
}

/** A number whose distribution in each group goes through the declared points (geometric between them). */
export function calibrateQuantiles(
  vague: Vague,
  champ: string,
  reperes: ParGroupe<Reperes>,
  score: Score,
): Colonne<number> {
  const colonne: Colonne<number> = new Array(vague.repondants.length).fill(null)
  for (const [groupe, indices] of answering(vague, champ)) {
    const tries = sortByLatent(vague, champ, indices, score).reverse()
    tries.forEach((i, rang) => {
      colonne[i] = readReperes(reperes[groupe], (rang + 0.5) / tries.length)
    })
  }
  return colonne
}

function readReperes(reperes: Reperes, rang: number): number {
  const haut = Math.max(
    1,
    reperes.findIndex(([r]) => rang <= r),
  )
  const [[r0, v0], [r1, v1]] = [reperes[haut - 1], reperes[haut]] as [Reperes[number], Reperes[number]]
  const t = r1 === r0 ? 1 : (rang - r0) / (r1 - r0)
  return v0 <= 0 ? v0 + t * (v1 - v0) : v0 * (v1 / v0) ** t
}

/**
 * Whole quantities in proportion to pupils and to a weight of each school: in each group, their sum over the
 * pupils of those who answer is the declared rate.
 * @param bloc draw of the blanks, shared by quantities asked together.
 */
export function calibrateQuantite(
  vague: Vague,
  bloc: string,
  taux: ParGroupe,
  poids: Score,
): Colonne<number> {
  const colonne: Colonne<number> = new Array(vague.repondants.length).fill(null)
  for (const [groupe, indices] of answering(vague, bloc)) {
    const bruts = indices.map(
      (i) => (vague.eleves[i] as number) * poids(vague.repondants[i] as Etablissement, i),
    )
    const eleves = indices.reduce((somme, i) => somme + (vague.eleves[i] as number), 0)
    const echelle = (taux[groupe] * eleves) / (bruts.reduce((a, b) => a + b, 0) || 1)
    const entiers = roundKeepingSums(bruts.map((brut) => brut * echelle))
    indices.forEach((i, k) => {
      colonne[i] = entiers[k] as number
    })
  }
  return colonne
}
