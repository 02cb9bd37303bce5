import {
  type EvenementAnnonce,
  isPourAgent,
  isPourAuteur,
  isPourWebhook,
} from '../../../data/catalogue/model/avis.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { readDroits } from '../../../data/comptes/agents.ts'
import { addTache } from '../../../data/taches/ajouter.ts'
import type { Db } from '../db.ts'

/** Events shared out in one transaction. */
const LOT = 200

/**
 * Shares the events that wait out among those they concern, each exactly once: what is written for them and the mark
 * that it was are one transaction. Two processes take different events.
 * @returns how many were shared out.
 */
export async function broadcastEvenements(db: Db): Promise<number> {
  let total = 0
  for (;;) {
    const faits = await db.transaction().execute(broadcastLot)
    total += faits
    if (faits < LOT) return total
  }
}

async function broadcastLot(trx: Db): Promise<number> {
  const evenements = await take(trx)
  if (evenements.length === 0) return 0
  const [agents, webhooks] = await Promise.all([listDestinataires(trx), listWebhooksActifs(trx)])
  for (const evenement of evenements) {
    const { signalement_id, rang } = evenement
    const concernes: (number | null)[] = agents
      .filter((agent) => isPourAgent(agent, evenement, evenement))
      .map(({ id }) => id)
    if (evenement.joignable && isPourAuteur(evenement)) concernes.push(null)
    await announce(trx, evenement, concernes)
    const vises = webhooks.filter(({ agent_id }) =>
      agents.some((agent) => agent.id === agent_id && isPourWebhook(agent, evenement)),
    )
    for (const { id } of vises) await post(trx, id, { signalement_id, rang })
    await trx
      .updateTable('signalement_evenement')
      .set({ diffuse_le: new Date() })
      .where('signalement_id', '=', signalement_id)
      .where('rang', '=', rang)
      .execute()
  }
  return evenements.length
}

type Attendu = EvenementAnnonce & {
  signalement_id: number
  rang: number
  territoires: Record<string, string>
  source: string
  /** Its author left an address. */
  joignable: boolean
}

async function take(trx: Db): Promise<Attendu[]> {
  const rows = await trx
    .selectFrom('signalement_evenement as e')
    .innerJoin('signalement as s', 's.id', 'e.signalement_id')
    .select([
      'e.signalement_id',
      'e.rang',
      'e.action',
      'e.acteur',
      'e.agent_id',
      'e.avant',
      'e.apres',
      'e.texte',
    ])
    .select((eb) => ['s.territoires', 's.source', eb('s.contact', 'is not', null).as('joignable')])
    .where('e.diffuse_le', 'is', null)
    .orderBy('e.fait_le')
    .orderBy('e.signalement_id')
    .orderBy('e.rang')
    .limit(LOT)
    .forUpdate('e')
    .skipLocked()
    .execute()
  return rows as unknown as Attendu[]
}

/** Agents in activity with their rights: few enough to be read at once. */
async function listDestinataires(trx: Db): Promise<Pick<Agent, 'id' | 'droits'>[]> {
  const rows = await trx.selectFrom('agent').select('id').where('actif', '=', true).execute()
  const droits = await readDroits(
    trx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id }) => ({ id, droits: droits.get(id) ?? [] }))
}

const listWebhooksActifs = (trx: Db): Promise<{ id: number; agent_id: number }[]> =>
  trx.selectFrom('webhook').select(['id', 'agent_id']).where('actif', '=', true).orderBy('id').execute()

async function announce(
  trx: Db,
  { signalement_id, rang }: Pick<Attendu, 'signalement_id' | 'rang'>,
  concernes: readonly (number | null)[],
): Promise<void> {
  if (concernes.length === 0) return
  await trx
    .insertInto('avis')
    .values(concernes.map((agent_id) => ({ agent_id, signalement_id, rang })))
    .execute()
}

/** Attempts at a delivery: the delays between them, from 3 seconds, add up to about ten hours. */
const ESSAIS = 12

/** Writes a delivery down, and the job that makes it. @param evenement absent for a trial. */
export async function post(
  trx: Db,
  webhook_id: number,
  evenement?: { signalement_id: number; rang: number },
): Promise<number> {
  const { id } = await trx
    .insertInto('webhook_livraison')
    .values({ webhook_id, signalement_id: null, rang: null, ...evenement })
    .returning('id')
    .executeTakeFirstOrThrow()
  // One queue for each address: what it receives comes one at a time, and a slow one delays nobody else.
  const options = { file: `livraison:${webhook_id}`, essais: evenement ? ESSAIS : 1 }
  await addTache(trx, 'livraison', { livraison: id }, options)
  return id
}
