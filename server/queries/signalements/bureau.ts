import { type RawBuilder, sql } from 'kysely'
import type { Agent, Droit } from '../../../data/catalogue/model/role.ts'
import {
  actionsPossibles,
  bureauOf,
  ETATS_OUVERTS,
  type EtatSignalement,
} from '../../../data/catalogue/model/signalement.ts'
import { acteursOf } from '../../../data/catalogue/model/signalement-acteurs.ts'
import { DELAIS } from '../../../data/catalogue/model/signalement-delais.ts'
import type { RequeteBureau, SignalementBureau } from '../../contract/espace-signalements.ts'
import type { EvenementAgent } from '../../contract/signalement.ts'
import type { Db } from '../db.ts'
import { et } from '../fragment.ts'
import { type LigneSignalement, toSignalement } from './element.ts'
import { pageSignalements } from './liste.ts'

const ou = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`

/** Reports entrusted to an agent by one right, on the table `signalement as s`. */
const confies = (droit: Droit): RawBuilder<unknown> => {
  if (droit.role === 'pilote')
    return sql`s.territoires @> ${JSON.stringify({ [droit.niveau]: droit.code })}::jsonb`
  return droit.role === 'producteur' ? sql`s.source = ${droit.source}` : sql`true`
}

/** States in which it is for each role to answer. */
const ATTENDUS: Record<Droit['role'], RawBuilder<unknown>> = {
  pilote: sql`s.etat in ('nouveau', 'confirme')`,
  producteur: sql`s.etat = 'transmis'`,
  moderateur: sql`exists (
    select from signalement_evenement e where e.signalement_id = s.id and e.texte = 'retenu')`,
  administrateur: sql`false`,
}

const RETENU = ATTENDUS.moderateur

/** Half of the time allowed has gone by. */
const EN_RETARD = ou(
  ETATS_OUVERTS.flatMap((etat) => {
    const delai = DELAIS[etat]
    return delai
      ? [
          sql`(s.etat = ${etat} and s.etat_depuis < now() - make_interval(days => ${sql.lit(Math.ceil(delai.echeance / 2))}))`,
        ]
      : []
  }),
)

const FILES: Record<RequeteBureau['file'], (droits: readonly Droit[]) => RawBuilder<unknown>> = {
  a_traiter: (droits) => ou(droits.map((droit) => et([confies(droit), ATTENDUS[droit.role]]))),
  a_moderer: () => RETENU,
  en_retard: () => EN_RETARD,
  ouverts: () => sql`s.clos_le is null`,
  tous: () => sql`true`,
}

/** One page of what is entrusted to an agent. */
export async function listBureau(
  db: Db,
  agent: Agent,
  { role, file, limit, ...filtres }: Omit<RequeteBureau, 'curseur'>,
  avant: number | null,
): Promise<{ total: number; signalements: SignalementBureau[]; reste: boolean }> {
  const droits = agent.droits.filter((droit) => role === undefined || droit.role === role)
  const seulement = et([ou(droits.map(confies)), FILES[file](droits)])
  const { total, lignes, reste } = await pageSignalements(db, filtres, { avant, limit, seulement })
  return { total, signalements: await toBureau(db, agent, lignes), reste }
}

const JOUR_MS = 86_400_000

/** Reports as the agent in charge reads them. */
export async function toBureau(
  db: Db,
  agent: Agent,
  lignes: readonly LigneSignalement[],
): Promise<SignalementBureau[]> {
  const retenus = await countRetenus(
    db,
    lignes.map(({ id }) => id),
  )
  return lignes.map((ligne) => {
    const acteurs = acteursOf(agent, ligne)
    return {
      ...toSignalement(ligne),
      commentaire: ligne.commentaire,
      version: ligne.version,
      bureau: bureauOf(ligne.etat),
      bureau_niveau: ligne.bureau_niveau,
      bureau_code: ligne.bureau_code,
      preuve_url: ligne.preuve_url,
      textes_retenus: retenus.get(ligne.id) ?? 0,
      jours: Math.floor((Date.now() - ligne.etat_depuis.getTime()) / JOUR_MS),
      acteurs,
      actions: actionsPossibles(ligne.etat as EtatSignalement, acteurs).filter(
        (action) => action !== 'retirer_correction' || ligne.correction_affichee,
      ),
    }
  })
}

async function countRetenus(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('signalement_evenement')
    .select((eb) => ['signalement_id', eb.fn.countAll<number>().as('nombre')])
    .where('signalement_id', 'in', [0, ...ids])
    .where('texte', '=', 'retenu')
    .groupBy('signalement_id')
    .execute()
  return new Map(rows.map(({ signalement_id, nombre }) => [signalement_id, nombre]))
}

/** Everything that happened to a report, held texts and names of agents included. */
export async function listEvenementsAgent(db: Db, signalement: number): Promise<EvenementAgent[]> {
  const rows = await db
    .selectFrom('signalement_evenement as e')
    .leftJoin('agent as a', 'a.id', 'e.agent_id')
    .select([
      'e.rang',
      'e.action',
      'e.acteur',
      'e.organisation',
      'e.avant',
      'e.apres',
      'e.commentaire',
      'e.texte',
      'e.motif_retenue',
      'e.details',
      'e.fait_le',
      'a.nom as agent',
    ])
    .where('e.signalement_id', '=', signalement)
    .orderBy('e.rang')
    .execute()
  return rows.map(({ fait_le, ...row }) => ({
    ...(row as Omit<EvenementAgent, 'fait_le'>),
    fait_le: fait_le.toISOString(),
  }))
}
