import { closestMatch } from 'leven'

/** More would not be a proposal. */
const MAX = 3
/** Longer than any name of a parameter, a field or an indicator. */
const LONGUEUR_MAX = 60
/** Under this, a word is held by too many others by chance. */
const ASSEZ_LONG = 3

const fold = (mot: string): string =>
  mot
    .normalize('NFD')
    .replace(/[^a-z0-9]+/gi, '')
    .toLowerCase()

/** What an error proposes: how its detail ends, and the field that programs read. */
export interface Conseil {
  /** A question, with the space before it; empty without anything to propose. */
  question: string
  precisions: { propositions?: string[] }
}

/**
 * What a word that is not accepted most likely stands for: the closest spelling (a letter in three may be wrong), then
 * what holds it (`fibre`: `fibre_etablissement`). Three of the accepted words at most, as they are written.
 */
export function advise(recu: string, acceptes: readonly string[]): Conseil {
  const propositions = proches(fold(recu.slice(0, LONGUEUR_MAX)), acceptes)
  if (propositions.length === 0) return { question: '', precisions: {} }
  const question = ` Vouliez-vous dire « ${propositions.join(' », « ')} » ?`
  return { question, precisions: { propositions } }
}

function proches(mot: string, acceptes: readonly string[]): string[] {
  const plies = new Map(acceptes.map((accepte) => [fold(accepte), accepte]))
  const proche = closestMatch(mot, [...plies.keys()], { maxDistance: Math.ceil(mot.length / 3) })
  const contenants = [...plies.keys()]
    .filter((plie) => mot.length >= ASSEZ_LONG && plie.includes(mot))
    .sort((a, b) => a.indexOf(mot) - b.indexOf(mot) || a.length - b.length)
  const trouves = new Set([...(proche === undefined ? [] : [proche]), ...contenants])
  return [...trouves].slice(0, MAX).flatMap((plie) => plies.get(plie) ?? [])
}
