import type { Agent } from '../../../data/catalogue/model/role.ts'
import { acteursOf } from '../../../data/catalogue/model/signalement-acteurs.ts'
import { findSource } from '../../../data/catalogue/registry.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { agir } from '../../../data/signalements/agir.ts'
import type { Geste, Issue } from '../../../data/signalements/geste.ts'
import type { Db } from '../db.ts'
import type { Publication } from '../publication.ts'
import type { LigneSignalement } from './element.ts'

export type { Issue }

/** What an agent does, before the hats it wears on this report are known. */
export type GesteAgent = Omit<Geste, 'acteurs' | 'agent' | 'organisations'>

/** Does what an agent asks to a report, and writes it in the audit log. `null`: there is no such report. */
export async function agirPourAgent(
  db: Db,
  publication: Publication,
  agent: Agent,
  signalement: LigneSignalement,
  geste: GesteAgent,
): Promise<Issue | null> {
  const organisations = {
    pilote: nomDuPerimetre(publication, agent, signalement),
    producteur: findSource(signalement.source)?.producteur ?? signalement.source,
  }
  return db.transaction().execute(async (trx) => {
    const issue = await agir(trx, signalement.id, {
      ...geste,
      acteurs: acteursOf(agent, signalement),
      agent: agent.id,
      organisations,
    })
    if (issue?.fait) {
      const details = { action: geste.action, acteur: issue.acteur, rang: issue.rang }
      await writeAudit(trx, {
        agent,
        acte: 'signalement_traite',
        objet: `signalement:${signalement.id}`,
        details,
      })
    }
    return issue
  })
}

/** Name of the pilot territory for which an agent speaks of this report. */
function nomDuPerimetre(
  publication: Publication,
  { droits }: Agent,
  { territoires }: LigneSignalement,
): string {
  const droit = droits.find(
    (candidat) => candidat.role === 'pilote' && territoires[candidat.niveau] === candidat.code,
  )
  if (droit?.role !== 'pilote') return ''
  return publication.noms.get(droit.niveau)?.get(droit.code) ?? `${droit.niveau} ${droit.code}`
}
