import { sql } from 'kysely'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { nameTache } from '../../../data/taches/charges.ts'
import type { TacheLue } from '../../contract/administration-instance.ts'
import type { Db } from '../db.ts'

const ERREUR_MAX = 500

const ETAT = sql`case when locked_at is not null then 'en_cours' when attempts >= max_attempts then 'echec'
  when attempts > 0 then 'a_reessayer' else 'en_attente' end`

/** The queue: failures first. What jobs are told is not shown: it may hold an address. */
export async function listTaches(
  db: Db,
  limit: number,
): Promise<{ total: number; par_etat: Record<TacheLue['etat'], number>; resultats: TacheLue[] }> {
  const [comptes, lignes] = await Promise.all([
    sql<{ etat: TacheLue['etat']; nombre: number }>`
      select ${ETAT} as etat, count(*) as nombre from graphile_worker.jobs group by 1`.execute(db),
    sql<Omit<TacheLue, 'libelle' | 'prochain_essai' | 'creee_le'> & { run_at: Date; created_at: Date }>`
      select id::text, task_identifier as nom, ${ETAT} as etat, attempts as essais, max_attempts as essais_max,
        left(last_error, ${sql.lit(ERREUR_MAX)}) as erreur, run_at, created_at
      from graphile_worker.jobs order by ${ETAT} = 'echec' desc, created_at, id limit ${limit}`.execute(db),
  ])
  const par_etat = { en_attente: 0, en_cours: 0, a_reessayer: 0, echec: 0 }
  for (const { etat, nombre } of comptes.rows) par_etat[etat] = nombre
  return {
    total: Object.values(par_etat).reduce((total, nombre) => total + nombre, 0),
    par_etat,
    resultats: lignes.rows.map(({ run_at, created_at, ...tache }) => ({
      ...tache,
      libelle: nameTache(tache.nom),
      prochain_essai: run_at.toISOString(),
      creee_le: created_at.toISOString(),
    })),
  }
}

/** Runs a job again now, as if it had never failed. @returns false when there is none, or when it is under way. */
export async function retryTache(db: Db, agent: Agent, id: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ task_id: number }>`
      select task_id from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`.execute(
      trx,
    )
    if (rows.length === 0) return false
    await writeAudit(trx, { agent, acte: 'tache_relancee', objet: `tache:${id}` })
    return true
  })
}
