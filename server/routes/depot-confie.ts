import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { type Agent, hasRole, perimetresOf } from '../../data/catalogue/model/role.ts'
import { ErreurLecteur, introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import type { LigneDepot } from '../queries/depots/element.ts'
import { findDepot } from '../queries/depots/liste.ts'
import type { Publication } from '../queries/publication.ts'
import { droitInsuffisant } from './agent-exige.ts'
import { requireNiveauEtCode } from './filtres-decides.ts'
import { manque } from './signalement-cible.ts'
import { requireTerritoire } from './territoire-exige.ts'

/** @throws ErreurLecteur 404 when there is none, or when it is that of another territory: nothing tells which. */
export async function requireDepot(db: Db, agent: Agent, id: number): Promise<LigneDepot> {
  const depot = await findDepot(db, agent, id)
  if (depot) return depot
  throw introuvable(`Aucun dépôt de vos territoires ne porte le numéro ${id}.`, {
    parametre: 'id',
    recu: String(id),
  })
}

/** The same, once its lines are checked. @throws ErreurLecteur 409 before, or when nothing of it is left. */
export async function requireVerifie(db: Db, agent: Agent, id: number): Promise<LigneDepot> {
  const depot = await requireDepot(db, agent, id)
  if (['verifie', 'publie', 'remplace', 'retire'].includes(depot.etat)) return depot
  throw new ErreurLecteur(
    409,
    'etat_refuse',
    'Rien à montrer',
    'Ce dépôt n’est pas, ou pas encore, vérifié : aucune de ses lignes ne peut être montrée.',
    { etat: depot.etat },
  )
}

/**
 * Territory that a file is sent for: the one named, if it is entrusted to the agent; else the only one that is.
 * @throws ErreurLecteur 400 when it must be named, 403 when it is another's, 404 when nobody knows it.
 */
export async function decideTerritoire(
  db: Db,
  publication: Publication,
  agent: Agent,
  demande: { niveau?: Niveau | undefined; code?: string | undefined },
): Promise<{ niveau: Niveau; code: string; organisation: string }> {
  requireNiveauEtCode(demande)
  const siens = perimetresOf(agent)
  const { niveau, code } = demande
  const seul = siens.length === 1 ? siens[0] : undefined
  const voulu = niveau !== undefined && code !== undefined ? { niveau, code } : seul
  if (!voulu) {
    throw manque('niveau', 'Dites pour quel territoire est ce fichier : paramètres « niveau » et « code ».')
  }
  const isSien = siens.some((sien) => sien.niveau === voulu.niveau && sien.code === voulu.code)
  if (!isSien && !hasRole(agent, 'administrateur')) {
    throw droitInsuffisant('Ce territoire ne vous est pas confié.')
  }
  const { nom } = await requireTerritoire(db, publication, voulu.niveau, voulu.code, '')
  return { ...voulu, organisation: nom }
}
