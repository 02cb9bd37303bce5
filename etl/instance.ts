import type { Connection } from '../data/db/connection.ts'
import { ErreurUtilisateur } from './erreur.ts'

export type Nature = 'demonstration' | 'reelle'

/** What this database holds, once something was imported into it. */
export async function readNature({ db }: Connection): Promise<Nature | null> {
  const row = await db.selectFrom('instance').select('valeur').where('cle', '=', 'nature').executeTakeFirst()
  return row ? (row.valeur as Nature) : null
}

/**
 * Decides once for all whether a database is a demonstration or a real one, when something is about to be published
 * in it; the two never mix.
 * @throws ErreurUtilisateur when the database already holds the other kind, saying how to start the right one.
 */
export async function claimNature(connection: Connection, nature: Nature): Promise<void> {
  await connection.db
    .insertInto('instance')
    .values({ cle: 'nature', valeur: nature })
    .onConflict((conflict) => conflict.column('cle').doNothing())
    .execute()
  await checkNature(connection, nature)
}

/**
 * Makes sure that a database may receive data of this kind; an empty one may, and stays free.
 * @throws ErreurUtilisateur when it already holds the other kind, saying how to start the right one.
 */
export async function checkNature(connection: Connection, nature: Nature): Promise<void> {
  const current = await readNature(connection)
  if (current === null || current === nature) return
  throw new ErreurUtilisateur(
    current === 'demonstration'
      ? `Cette base contient les données de démonstration : on n’y mêle pas de données réelles.
Pour démarrer un observatoire réel, donnez-lui une autre base, par exemple :
  CARTABLE_DATA_DIR=.cartable-reel npm run etl -- import-dossier <dossier>
  CARTABLE_DATA_DIR=.cartable-reel CARTABLE_DEMO=non npm start
(ou DATABASE_URL=postgres://… pour un serveur PostgreSQL.)`
      : 'Cette base contient des données réelles : on n’y mêle pas de données de démonstration.',
  )
}
