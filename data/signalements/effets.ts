import { sql, type Updateable } from 'kysely'
import type { Acteur } from '../catalogue/model/signalement.ts'
import type { SignalementTable } from '../db/signalements.table.ts'
import { closeCorrection, jsonOuNul, openCorrection } from './corrections.ts'
import type { Geste, Signalement } from './geste.ts'
import type { Db } from './lecture.ts'

/** What an act changes beside the state: columns of the report, and facts worth keeping in its event. */
export interface Effet {
  colonnes?: Updateable<SignalementTable>
  details?: Record<string, unknown>
}

type Appliquer = (
  trx: Db,
  signalement: Signalement,
  geste: Geste,
  acteur: Acteur,
) => Promise<Effet | 'piece_invalide'>

/** Acts that only change the state, or nothing, are not listed. */
export const EFFETS: Partial<Record<Geste['action'], Appliquer>> = {
  async accepter(trx, signalement, { correction, organisations }, acteur) {
    if (correction === undefined || correction === null || signalement.genre === 'manquant') return {}
    const organisation = organisations?.[acteur] ?? ''
    await openCorrection(trx, signalement, { valeur: correction, role: acteur, organisation })
    return { details: { correction } }
  },
  rejeter: (trx, { id }) => closing(trx, id, 'rejete'),
  resoudre: async (trx, { id }, { constatee = null }) => {
    await closeCorrection(trx, id, 'resolu')
    return { colonnes: { valeur_courante: jsonOuNul(constatee) } }
  },
  expirer: (trx, { id }) => closing(trx, id, 'expire'),
  async constater(trx, { id, valeur_courante }, { constatee = null }) {
    const retiree = await closeCorrection(trx, id, 'change')
    return {
      colonnes: { valeur_courante: jsonOuNul(constatee) },
      details: { avant: valeur_courante, apres: constatee, ...(retiree && { correction_retiree: true }) },
    }
  },
  async retirer_correction(trx, { id }) {
    return (await closeCorrection(trx, id, 'retire')) ? {} : 'piece_invalide'
  },
  rappeler: async (_trx, { rappels }) => ({ colonnes: { rappels: rappels + 1 } }),
  marquer_doublon: marquerDoublon,
  async rerouter(_trx, signalement, { destination }) {
    if (!destination) return 'piece_invalide'
    if ('source' in destination) return rerouterProducteur(signalement, destination.source)
    const { niveau, code } = destination
    const isChezLePilote = signalement.etat === 'nouveau' || signalement.etat === 'confirme'
    // Only a territory the target stands in has anything to say of it.
    if (!isChezLePilote || signalement.territoires[niveau] !== code) return 'piece_invalide'
    return {
      colonnes: { bureau_niveau: niveau, bureau_code: code, rappels: 0 },
      details: { bureau: `${niveau}:${code}` },
    }
  },
  retirer_contact: async () => ({ colonnes: { contact: null } }),
  effacer_donnees: effacerDonnees,
  publier_texte: (trx, signalement, geste) => moderer(trx, signalement, geste, 'publie'),
  masquer_texte: (trx, signalement, geste) => moderer(trx, signalement, geste, 'masque'),
}

async function closing(trx: Db, id: number, motif: 'rejete' | 'expire'): Promise<Effet> {
  const retiree = await closeCorrection(trx, id, motif)
  return retiree ? { details: { correction_retiree: true } } : {}
}

function rerouterProducteur(signalement: Signalement, source: string): Effet | 'piece_invalide' {
  if (source === signalement.source) return 'piece_invalide'
  // Of a report still with its pilot territory, only the producer it will be sent to changes.
  return {
    colonnes: { source, rappels: 0 },
    details: { source, source_avant: signalement.source },
  }
}

/** The other report must exist, be another one, and not be a duplicate itself: it inherits the supports. */
async function marquerDoublon(
  trx: Db,
  signalement: Signalement,
  { doublon_de = 0 }: Geste,
): Promise<Effet | 'piece_invalide'> {
  const autre = await trx
    .updateTable('signalement')
    .set({ soutiens: sql`soutiens + ${signalement.soutiens + 1}` })
    .where('id', '=', doublon_de)
    .where('id', '!=', signalement.id)
    .where('etat', '!=', 'doublon')
    .returning('id')
    .executeTakeFirst()
  return autre ? { colonnes: { doublon_de }, details: { doublon_de } } : 'piece_invalide'
}

/** What the author wrote and gave is gone; that something was written, and what the agents answered, stay. */
async function effacerDonnees(trx: Db, { id }: Signalement): Promise<Effet> {
  await trx
    .updateTable('signalement_evenement')
    .set({ commentaire: null, texte: 'efface' })
    .where('signalement_id', '=', id)
    .where('acteur', '=', 'auteur')
    .where('commentaire', 'is not', null)
    .execute()
  await trx.deleteFrom('signalement_piece').where('signalement_id', '=', id).execute()
  return { colonnes: { contact: null, preuve_url: null } }
}

async function moderer(
  trx: Db,
  { id }: Signalement,
  { evenement = 0 }: Geste,
  texte: 'publie' | 'masque',
): Promise<Effet | 'piece_invalide'> {
  const touche = await trx
    .updateTable('signalement_evenement')
    .set({ texte })
    .where('signalement_id', '=', id)
    .where('rang', '=', evenement)
    .where('texte', 'in', ['publie', 'retenu', 'masque'])
    .where('texte', '!=', texte)
    .returning('rang')
    .executeTakeFirst()
  return touche ? { details: { evenement } } : 'piece_invalide'
}
