import { sql } from 'kysely'
import { openConnection } from '../../../data/db/connection.ts'
import { verifyDepot } from '../../../etl/depots/verifier.ts'
import { cheminDepot } from '../../../server/queries/depots/fichiers.ts'
import type { AgentConnecte } from './agents.ts'
import { uaiDe } from './deux-publications.ts'
import type { Serveur } from './serveur.ts'

export const EQUIPEMENT = 'equipement-numerique-etablissement'
export const PROGRAMME = 'programme-numerique-etablissement'

/** Schools of the world published twice: two of the département 35, where 0 to 9 stand, and one that is not there. */
export const [A, B, AILLEURS] = [uaiDe(0), uaiDe(1), uaiDe(12)]
export const csv = (...lignes: string[]) => `${lignes.join('\n')}\n`
export const ENTETE = 'uai;campagne;terminaux;charte'

type Entetes = Record<string, string>

/** Sends a file as a program does. @param requete what follows the schema in the address. */
export const sendFichier = (
  serveur: Serveur,
  entetes: Entetes,
  contenu: string | Buffer,
  requete = `schema=${EQUIPEMENT}`,
) =>
  serveur.app.inject({
    method: 'POST',
    url: `/api/v1/espace/depots?${requete}`,
    headers: { 'content-type': 'application/octet-stream', ...entetes },
    payload: contenu,
  })

/** Headers of an agent who is signed in. */
export const enAgent = ({ cookie, csrf }: AgentConnecte): Entetes => ({ cookie, 'x-cartable-jeton': csrf })

/** Checks a depot at once, without the process that its job would start. */
export async function check(serveur: Serveur, id: number): Promise<void> {
  const connection = openConnection(serveur.url, 2)
  try {
    const chemin = cheminDepot(serveur.dataDir, id)
    await verifyDepot(connection, { depot: id, chemin, today: new Date('2026-11-20T12:00:00Z') })
    await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'depot'))`.execute(
      connection.db,
    )
  } finally {
    await connection.close()
  }
}

/** Sends a file that must be received, and checks it. @returns the depot as its agent reads it. */
export async function deposer(
  serveur: Serveur,
  agent: AgentConnecte,
  contenu: string | Buffer,
  requete?: string,
) {
  const recu = await sendFichier(serveur, enAgent(agent), contenu, requete)
  if (recu.statusCode !== 202) throw new Error(`not received: ${recu.body}`)
  const { id } = recu.json()
  await check(serveur, id)
  return (await agent.get(`/api/v1/espace/depots/${id}`)).json()
}

/** Asks for the publication of a depot, in place of what `corps` says. */
export const publishDepot = (agent: AgentConnecte, id: number, corps: object = {}) =>
  agent.send('POST', `/api/v1/espace/depots/${id}/publier`, corps)
