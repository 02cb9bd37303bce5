import { sql } from 'kysely'
import { agir } from '../../../data/signalements/agir.ts'
import type { Geste, Issue } from '../../../data/signalements/geste.ts'
import type { Db } from '../db.ts'
import { type LigneSignalement, toSignalement } from './element.ts'
import { findLigne, listEvenements } from './liste.ts'
import { countPieces, insertPiece, PIECES_MAX, type TypePiece } from './pieces.ts'

/** The report of a secret link, or `null`. @param jeton SHA-256 of the secret. */
export const findByJeton = (db: Db, jeton: string): Promise<LigneSignalement | null> =>
  findLigne(db, sql`s.jeton = ${jeton}`)

/** A report as its author sees it: with its own texts, held or not. */
export async function readSuivi(db: Db, ligne: LigneSignalement) {
  const [evenements, textes, { contact }, pieces] = await Promise.all([
    listEvenements(db, ligne.id),
    db
      .selectFrom('signalement_evenement')
      .select(['rang', 'commentaire'])
      .where('signalement_id', '=', ligne.id)
      .where('acteur', '=', 'auteur')
      .execute(),
    db
      .selectFrom('signalement')
      .select((eb) => eb('contact', 'is not', null).as('contact'))
      .where('id', '=', ligne.id)
      .executeTakeFirstOrThrow(),
    countPieces(db, ligne.id),
  ])
  const siens = new Map(textes.map(({ rang, commentaire }) => [rang, commentaire]))
  const lus = evenements.map((evenement) => ({
    ...evenement,
    commentaire: siens.get(evenement.rang) ?? evenement.commentaire,
  }))
  return {
    signalement: { ...toSignalement(ligne), commentaire: siens.get(1) ?? null, evenements: lus },
    contact: Boolean(contact),
    preuve_url: ligne.preuve_url,
    pieces_restantes: PIECES_MAX - pieces,
  }
}

/**
 * Does what the author of a report asks.
 * @param pay what it costs, in the same transaction; throws to refuse.
 */
export const agirPourAuteur = (
  db: Db,
  id: number,
  geste: Pick<Geste, 'action' | 'commentaire'>,
  pay: (trx: Db) => Promise<void>,
): Promise<Issue | null> =>
  db.transaction().execute(async (trx) => {
    await pay(trx)
    return agir(trx, id, { ...geste, acteurs: ['auteur'], version: null })
  })

/** Thrown inside the transaction of a file that is not kept: nothing of it must remain, its event included. */
class Refusee extends Error {
  constructor(readonly motif: 'trop' | 'deja') {
    super(motif)
  }
}

/** Joins a file to a report. @returns `trop` beyond the number allowed, `deja` for the same file again. */
export async function join(
  db: Db,
  id: number,
  fichier: { type: TypePiece; sha256: string; contenu: Buffer },
  pay: (trx: Db) => Promise<void>,
): Promise<Issue | 'trop' | 'deja' | null> {
  try {
    return await db.transaction().execute(async (trx) => {
      await pay(trx)
      const details = { type: fichier.type, octets: fichier.contenu.length }
      // From here on the report is ours: the count and what follows are one.
      const issue = await agir(trx, id, { action: 'joindre', acteurs: ['auteur'], version: null, details })
      if (!issue?.fait) return issue
      if ((await countPieces(trx, id)) >= PIECES_MAX) throw new Refusee('trop')
      if ((await insertPiece(trx, id, fichier)) === null) throw new Refusee('deja')
      return issue
    })
  } catch (error) {
    if (error instanceof Refusee) return error.motif
    throw error
  }
}
