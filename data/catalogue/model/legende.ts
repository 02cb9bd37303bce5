import { z } from 'zod'

/**
 * How values become colours. `sequentielle`: from little to much; `divergente`: around a reference;
 * `categorielle`: names without order. `seuils` are the inner bounds of the classes, in the unit of the value,
 * each class being [bound, next bound[.
 */
export const legendeSchema = z.discriminatedUnion('genre', [
  z.object({ genre: z.literal('sequentielle'), seuils: z.array(z.number()).min(1).max(8) }),
  z.object({
    genre: z.literal('divergente'),
    seuils: z.array(z.number()).min(1).max(8),
    reference: z.number(),
  }),
  z.object({ genre: z.literal('categorielle') }),
  /** Totals are drawn by size, or coloured by quantiles: no fixed threshold would mean anything. */
  z.object({ genre: z.literal('quantiles'), classes: z.number().int().min(3).max(7) }),
])
export type Legende = z.infer<typeof legendeSchema>

/** Index of the class of a value among `seuils` (0 … seuils.length). */
export function classOfValue(seuils: readonly number[], valeur: number): number {
  let index = 0
  while (index < seuils.length && valeur >= (seuils[index] as number)) index += 1
  return index
}
