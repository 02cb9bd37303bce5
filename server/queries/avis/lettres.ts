import { sql } from 'kysely'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import type { Acteur, ActionSignalement, EtatSignalement } from '../../../data/catalogue/model/signalement.ts'
import { findAgent } from '../../../data/comptes/agents.ts'
import { readReglage } from '../../../data/comptes/reglages.ts'
import type { Db } from '../db.ts'
import { listBureau } from '../signalements/bureau.ts'
import { libelleChamp, producteurOf } from '../signalements/element.ts'

/** One thing that a letter tells. */
export interface LigneLettre {
  signalement: number
  libelle: string
  /** Name of the school or territory. */
  nom: string
  etat: EtatSignalement
  action: ActionSignalement
  acteur: Acteur
  organisation: string | null
  fait_le: Date
}

/** A letter that remains to be sent. */
export type LettreDue =
  | { genre: 'resume'; id: number; agent: Agent; lignes: LigneLettre[]; a_traiter: number }
  | { genre: 'auteur'; id: number; contact: Buffer; empreinte: string; lignes: LigneLettre[] }

/** A letter with what it tells; `null` once it was sent, or when nobody is left to read it. */
export async function findLettreDue(db: Db, id: number): Promise<LettreDue | null> {
  const lettre = await db
    .selectFrom('lettre')
    .select(['genre', 'agent_id'])
    .where('id', '=', id)
    .where('envoyee_le', 'is', null)
    .executeTakeFirst()
  if (!lettre) return null
  const lignes = await listLignes(db, id)
  if (lignes.length === 0) return null
  if (lettre.agent_id === null) {
    const auteur = await findAuteur(db, id)
    return auteur && { genre: 'auteur', id, ...auteur, lignes }
  }
  const agent = await findAgent(db, { id: lettre.agent_id })
  if (!agent) return null
  const demande = { file: 'a_traiter', limit: 1 } as const
  const { total } = await listBureau(db, agent, demande, null)
  return { genre: 'resume', id, agent, lignes, a_traiter: total }
}

async function listLignes(db: Db, lettre: number): Promise<LigneLettre[]> {
  const rows = await db
    .selectFrom('avis as v')
    .innerJoin('signalement as s', 's.id', 'v.signalement_id')
    .innerJoin('signalement_evenement as e', (join) =>
      join.onRef('e.signalement_id', '=', 'v.signalement_id').onRef('e.rang', '=', 'v.rang'),
    )
    .select(['s.id', 's.nom', 's.champ', 's.indicateur', 's.etat', 's.contact', 'v.agent_id'])
    .select(['e.action', 'e.acteur', 'e.organisation', 'e.fait_le'])
    .where('v.lettre_id', '=', lettre)
    .orderBy('s.id')
    .orderBy('e.rang')
    .execute()
  // An author who has taken the address back from one report is not told of that one.
  return rows
    .filter(({ agent_id, contact }) => agent_id !== null || contact !== null)
    .map(({ id, nom, etat, action, acteur, organisation, fait_le, ...champ }) => ({
      signalement: id,
      libelle: libelleChamp(champ),
      ...{ nom, etat, organisation, fait_le },
      action: action as ActionSignalement,
      acteur: acteur as Acteur,
    }))
}

async function findAuteur(db: Db, lettre: number): Promise<{ contact: Buffer; empreinte: string } | null> {
  const row = await db
    .selectFrom('avis as v')
    .innerJoin('signalement as s', 's.id', 'v.signalement_id')
    .select(['s.contact', 's.jeton as empreinte'])
    .where('v.lettre_id', '=', lettre)
    .where('s.contact', 'is not', null)
    .orderBy('s.id')
    .executeTakeFirst()
  return row?.contact ? { contact: row.contact, empreinte: row.empreinte } : null
}

/** Sealed addresses of the reports that a letter tells of, by number. */
export async function listContacts(
  db: Db,
  lettre: number,
): Promise<{ signalement: number; contact: Buffer | null; empreinte: string }[]> {
  return db
    .selectFrom('avis as v')
    .innerJoin('signalement as s', 's.id', 'v.signalement_id')
    .select(['s.id as signalement', 's.contact', 's.jeton as empreinte'])
    .where('v.lettre_id', '=', lettre)
    .distinct()
    .orderBy('s.id')
    .execute()
}

/** Remembers that a letter was taken by the mail server. */
export const markEnvoyee = async (db: Db, id: number): Promise<void> =>
  void (await db.updateTable('lettre').set({ envoyee_le: new Date() }).where('id', '=', id).execute())

/** What the letter that says that a report is recorded is made of; `null` when its author took the address back. */
export async function findRecu(db: Db, id: number) {
  const row = await db
    .selectFrom('signalement')
    .select(['id', 'nom', 'champ', 'indicateur', 'etat', 'source', 'contact', 'jeton as empreinte'])
    .where('id', '=', id)
    .where('contact', 'is not', null)
    .executeTakeFirst()
  if (!row?.contact) return null
  const { contact, champ, indicateur, source, ...reste } = row
  return {
    ...reste,
    contact,
    libelle: libelleChamp({ champ, indicateur }),
    producteur: producteurOf(source),
  }
}

/** Forgets what was told long ago. */
export async function purgeAvis(db: Db): Promise<void> {
  const jours = await readReglage(db, 'conservation_livraisons_jours')
  const limite = sql<Date>`now() - make_interval(days => ${jours})`
  await db
    .deleteFrom('webhook_livraison')
    .where('cree_le', '<', limite)
    .where('etat', '!=', 'attente')
    .execute()
  // With them go the lines that they told.
  await db.deleteFrom('lettre').where('envoyee_le', '<', limite).execute()
  await db.deleteFrom('avis').where('cree_le', '<', limite).where('lettre_id', 'is', null).execute()
}
