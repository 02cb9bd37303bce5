import { type Decision, decide, isOuvert } from '../catalogue/model/signalement.ts'
import { motifDeRetenue } from '../catalogue/model/texte-personnel.ts'
import { EFFETS, type Effet } from './effets.ts'
import { type Geste, type Issue, piecesOf, type Signalement } from './geste.ts'
import type { Db } from './lecture.ts'

type Permise = Extract<Decision, { permis: true }>

/**
 * Does something to a report, in the caller's transaction: decides by the machine, changes the row, leaves one event.
 * Whoever comes second waits for the first, then is judged on what the first one left.
 * @returns null when there is no such report.
 */
export async function agir(trx: Db, id: number, geste: Geste): Promise<Issue | null> {
  const signalement = await lockSignalement(trx, id, geste.doublon_de)
  if (!signalement) return null
  const decision = decide(signalement, {
    action: geste.action,
    acteurs: geste.acteurs,
    pieces: piecesOf(geste),
    version: geste.version,
  })
  if (!decision.permis) return { fait: false, refus: decision, signalement }
  const effet = (await EFFETS[geste.action]?.(trx, signalement, geste, decision.acteur)) ?? {}
  if (effet === 'piece_invalide') {
    const [piece = 'evenement'] = piecesOf(geste).filter((apportee) => apportee !== 'commentaire')
    return { fait: false, refus: { permis: false, motif: 'piece_invalide', piece }, signalement }
  }
  const change = await changer(trx, signalement, decision, effet)
  await ecrireEvenement(trx, signalement, geste, decision, effet)
  return { fait: true, signalement: change, rang: decision.rang, acteur: decision.acteur }
}

/**
 * The report, held until the end of the transaction with the one it duplicates: always the lower number first, so that
 * two agents who mark each other's reports wait for one another instead of blocking each other.
 */
async function lockSignalement(trx: Db, id: number, autre: number = id): Promise<Signalement | undefined> {
  const lignes = await trx
    .selectFrom('signalement')
    .selectAll()
    .where('id', 'in', [id, autre])
    .orderBy('id')
    .forUpdate()
    .execute()
  return lignes.find((ligne) => ligne.id === id)
}

async function changer(trx: Db, { id }: Signalement, { avant, apres, rang }: Permise, { colonnes }: Effet) {
  const maintenant = new Date()
  return trx
    .updateTable('signalement')
    .set({
      version: rang,
      ...(apres !== avant && { etat: apres, etat_depuis: maintenant, rappels: 0 }),
      ...(isOuvert(avant) && !isOuvert(apres) && { clos_le: maintenant }),
      ...colonnes,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function ecrireEvenement(
  trx: Db,
  signalement: Signalement,
  geste: Geste,
  { acteur, avant, apres, rang }: Permise,
  { details }: Effet,
): Promise<void> {
  await trx
    .insertInto('signalement_evenement')
    .values({
      signalement_id: signalement.id,
      rang,
      action: geste.action,
      acteur,
      agent_id: geste.agent ?? null,
      organisation: geste.organisations?.[acteur] ?? null,
      avant,
      apres,
      ...texteOf(geste.commentaire, signalement.nom),
      details: JSON.stringify({ ...geste.details, ...details }),
    })
    .execute()
}

/** A text with what may be done of it: published, or held for a moderator. */
export function texteOf(commentaire: string | undefined, nomDeLaCible: string) {
  if (!commentaire) return { commentaire: null, texte: 'aucun', motif_retenue: null } as const
  const motif_retenue = motifDeRetenue(commentaire, [nomDeLaCible])
  return { commentaire, texte: motif_retenue ? 'retenu' : 'publie', motif_retenue } as const
}
