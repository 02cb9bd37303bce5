import type { Agent } from '../../data/catalogue/model/role.ts'
import { acteursOf } from '../../data/catalogue/model/signalement-acteurs.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { findById } from '../queries/signalements/liste.ts'
import { droitInsuffisant } from './agent-exige.ts'

/** @throws ErreurLecteur 404 when it does not exist, 403 when it is not for this agent. */
export async function requireConfie(db: Db, agent: Agent, id: number) {
  const ligne = await findById(db, id)
  if (!ligne)
    throw introuvable(`Aucun signalement ne porte le numéro ${id}.`, { parametre: 'id', recu: String(id) })
  if (acteursOf(agent, ligne).length > 0) return ligne
  throw droitInsuffisant(`Le signalement n° ${id} ne vous est pas confié.`)
}
