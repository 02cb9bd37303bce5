import { z } from 'zod'
import { entier } from './base.ts'

/** Page size of a collection. */
export function limite(parDefaut: number, max: number) {
  const description = `Nombre d’éléments par page, de 1 à ${max} ; ${parDefaut} par défaut.`
  const champ = entier(1, max, description).default(parDefaut)
  return champ.meta({ type: 'integer', minimum: 1, maximum: max, default: parDefaut, description })
}

export const curseur = z
  .string()
  .max(1200, 'la valeur du champ « suivant » de la page précédente')
  .regex(/^[A-Za-z0-9_-]+$/, 'la valeur du champ « suivant » de la page précédente')
  .optional()
  .meta({
    description: 'Repère opaque de la page suivante, à reprendre tel quel dans le champ « suivant ».',
  })

/** Opaque cursor holding the key of the last row of a page. */
export const encodeCurseur = (cle: readonly string[]): string =>
  Buffer.from(JSON.stringify(cle), 'utf8').toString('base64url')

/** Keys hold codes and, in sorted lists, names; PostgreSQL refuses the null byte. */
const cleSchema = z.array(
  z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
)

/**
 * Key held by a cursor.
 * @param taille number of parts a key of this collection has.
 * @returns `null` when the cursor was not made by `encodeCurseur` for such a key.
 */
export function decodeCurseur(texte: string, taille: number): string[] | null {
  try {
    const parsed = cleSchema
      .length(taille)
      .safeParse(JSON.parse(Buffer.from(texte, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
