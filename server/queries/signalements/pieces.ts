import type { Db } from '../db.ts'

/** Files that one report may carry. */
export const PIECES_MAX = 3

export type TypePiece = 'image/png' | 'image/jpeg' | 'image/webp' | 'application/pdf'

/** Keeps a file. The same one twice is kept once. @returns its number; null when it was there already. */
export async function insertPiece(
  trx: Db,
  signalement: number,
  { type, sha256, contenu }: { type: TypePiece; sha256: string; contenu: Buffer },
): Promise<number | null> {
  const row = await trx
    .insertInto('signalement_piece')
    .values({ signalement_id: signalement, type, octets: contenu.length, sha256, contenu })
    .onConflict((conflict) => conflict.columns(['signalement_id', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function countPieces(db: Db, signalement: number): Promise<number> {
  const { nombre } = await db
    .selectFrom('signalement_piece')
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .where('signalement_id', '=', signalement)
    .executeTakeFirstOrThrow()
  return nombre
}

/** Files of a report, without what is in them. */
export async function listPieces(db: Db, signalement: number) {
  const rows = await db
    .selectFrom('signalement_piece')
    .select(['id', 'type', 'octets', 'sha256', 'cree_le'])
    .where('signalement_id', '=', signalement)
    .orderBy('id')
    .execute()
  return rows.map(({ cree_le, ...row }) => ({
    ...row,
    cree_le: cree_le.toISOString(),
    url: `/api/v1/espace/signalements/${signalement}/pieces/${row.id}`,
  }))
}

/** One file of this very report, or `undefined`: the number of a file of another one opens nothing. */
export const findPiece = (db: Db, signalement: number, id: number) =>
  db
    .selectFrom('signalement_piece')
    .select(['type', 'contenu'])
    .where('id', '=', id)
    .where('signalement_id', '=', signalement)
    .executeTakeFirst()
