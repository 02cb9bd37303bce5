import { ecrire } from '../../client/ecrire.ts'

export const TYPES_PIECE = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const
/** Largest file that goes with a report, in bytes. */
export const PIECE_OCTETS_MAX = 2 * 1024 * 1024

/**
 * Joins a file to a report, by its secret link. @throws ErreurApi when it is refused: the report itself is already
 * recorded, and stays so.
 */
export const join = (jeton: string, fichier: File): Promise<unknown> =>
  ecrire('joindrePiece', { jeton, corps: fichier })
