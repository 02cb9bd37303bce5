import { sql } from 'kysely'
import type { Db } from './lecture.ts'

const CLE = 'revision_corrections'

/** How many times the corrections shown have changed: with the publication, it names what readers see. */
export async function findRevision(db: Db): Promise<number> {
  const row = await db.selectFrom('instance').select('valeur').where('cle', '=', CLE).executeTakeFirst()
  return Number(row?.valeur ?? 0)
}

/** To be called by whatever opens or closes a correction, in its transaction: servers look again once it is committed. */
export async function bumpRevision(trx: Db): Promise<void> {
  await sql`insert into instance (cle, valeur) values (${CLE}, '1')
    on conflict (cle) do update set valeur = (instance.valeur::integer + 1)::text`.execute(trx)
  await sql`select pg_notify('publication', 'corrections')`.execute(trx)
}
