import { nombre } from './nombre.ts'

interface Rang {
  rang: number | null
  classes: number
  quartile: number | null
}

const QUARTS = [
  '',
  'quart le plus favorable',
  'deuxième quart',
  'troisième quart',
  'quart le moins favorable',
]

/** « 12e sur 96, quart le plus favorable »; empty for a territory that is not ranked. */
export function phrasesRang({ rang, classes, quartile }: Rang): string {
  if (rang === null) return ''
  const place = `${nombre(rang)}${rang === 1 ? 'er' : 'e'} sur ${nombre(classes)}`
  return quartile === null ? place : `${place}, ${QUARTS[quartile]}`
}
