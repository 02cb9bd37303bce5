import { z } from 'zod'
import { distanceM } from './etendue.ts'
import { foldText } from './lecteurs.ts'
import type { GenreSignalement } from './signalement.ts'

/** A place proposed for a school. */
export const lieuProposeSchema = z.strictObject({
  longitude: z.number().describe('Longitude en degrés WGS 84.'),
  latitude: z.number().describe('Latitude en degrés WGS 84.'),
})

/** What a report says of a school that is missing. */
export const ecoleProposeeSchema = z.strictObject({
  nom: z.string().describe('Nom d’usage.'),
  type: z.string().describe('Type : ecole, college, lycee ou erea.'),
  secteur: z.string().describe('Secteur : public ou prive.'),
  commune: z.string().describe('Code de la commune.'),
  adresse: z.string().nullable().describe('Adresse, si elle est connue.'),
  longitude: z.number().nullable().describe('Longitude en degrés WGS 84, si elle est connue.'),
  latitude: z.number().nullable().describe('Latitude en degrés WGS 84, si elle est connue.'),
})

/** A value seen, proposed or published: that of a field, a place, a whole school; null when there is none. */
export const valeurCelluleSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  lieuProposeSchema,
  ecoleProposeeSchema,
])
export type ValeurCellule = z.infer<typeof valeurCelluleSchema> | null

/** Two positions nearer than this are those of one school: producers round, and schools are wide. */
const MEME_LIEU_M = 50
/** Two numbers are the same when they print the same: files keep fewer decimals than a computation. */
const MEME_NOMBRE = 1e-6

const lieuOf = (valeur: ValeurCellule) => lieuProposeSchema.safeParse(valeur).data ?? null

/**
 * Do two values say the same? Texts are compared without case, accents or punctuation, since files write addresses in
 * capitals; positions within 50 m; a yes written as a word is a yes.
 */
export function isMemeValeur(a: ValeurCellule, b: ValeurCellule): boolean {
  if (a === null || b === null) return a === b
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= MEME_NOMBRE * Math.max(1, Math.abs(a), Math.abs(b))
  if (typeof a === 'object' || typeof b === 'object') {
    const [lieuA, lieuB] = [lieuOf(a), lieuOf(b)]
    if (lieuA && lieuB) return distanceM(lieuA, lieuB) <= MEME_LIEU_M
    return JSON.stringify(a) === JSON.stringify(b)
  }
  const [texteA, texteB] = [foldText(String(a)), foldText(String(b))]
  // A text made of signs only folds to nothing: then only itself is the same.
  return texteA === texteB && (texteA !== '' || String(a) === String(b))
}

/** What a publication means for an open report. */
export type Constat = 'resolu' | 'change' | 'inchange'

/**
 * Closes the loop: compares what a publication says of a cell with what its report asked for.
 * @param proposee null when the reader knew the value to be wrong without knowing the right one.
 * @param connue what the former publication said. @param nouvelle what this one says; a school that is missing or has
 * closed says whether it is there (`true`) or not (`false`).
 */
export function constater(
  genre: GenreSignalement,
  valeurs: { proposee: ValeurCellule; connue: ValeurCellule; nouvelle: ValeurCellule },
): Constat {
  const { proposee, connue, nouvelle } = valeurs
  if (genre === 'manquant') return nouvelle === true ? 'resolu' : 'inchange'
  if (genre === 'ferme') return nouvelle === true ? 'inchange' : 'resolu'
  // A report may be about an accent only: then nothing less than the very text proposed resolves it.
  const isFine = proposee !== null && isMemeValeur(proposee, connue)
  if (isFine && proposee !== nouvelle) return isMemeValeur(connue, nouvelle) ? 'inchange' : 'change'
  if (proposee !== null && isMemeValeur(proposee, nouvelle)) return 'resolu'
  return isMemeValeur(connue, nouvelle) ? 'inchange' : 'change'
}
