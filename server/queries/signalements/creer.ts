import { sql } from 'kysely'
import { isMemeValeur, type ValeurCellule } from '../../../data/catalogue/model/boucle.ts'
import { NIVEAUX } from '../../../data/catalogue/model/niveau.ts'
import { NAISSANCE } from '../../../data/catalogue/model/signalement.ts'
import { agir, texteOf } from '../../../data/signalements/agir.ts'
import { cleOf } from '../../../data/signalements/cellule.ts'
import { jsonOuNul } from '../../../data/signalements/corrections.ts'
import type { Cellule, Lue } from '../../../data/signalements/lecture.ts'
import { lockCellule, lockCreation } from '../../../data/signalements/verrou.ts'
import { addTache } from '../../../data/taches/ajouter.ts'
import type { Db } from '../db.ts'
import { findPublicationId, type Publication } from '../publication.ts'
import type { Cible } from './cible.ts'
import { consumeQuota } from './protection.ts'

/** A report ready to be written. */
export interface Brouillon {
  cible: Cible
  cellule: Cellule
  source: string
  vue: Lue
  proposee: ValeurCellule
  commentaire: string | undefined
  preuve_url: string | undefined
  /** SHA-256 of the secret link. */
  jeton: string
  /** Sealed address of its author, and what it is counted under: its digest with a key. */
  contact: { scelle: Buffer; cle: string } | null
  /** Another report of the same cell is meant, since it proposes something else. */
  malgre_doublon: boolean
}

export type Creation = { cree: number } | { doublon: number } | { perimee: true }

/**
 * Writes a report, all or nothing: the row, its first event, its desk.
 * @param pay what it costs, in the same transaction; throws to refuse.
 * @returns the number of the open report that says the same, or `perimee` when a newer publication has come meanwhile.
 */
export async function createSignalement(
  db: Db,
  publication: Publication,
  brouillon: Brouillon,
  pay: (trx: Db) => Promise<void>,
): Promise<Creation> {
  return db.transaction().execute(async (trx) => {
    await lockCreation(trx)
    if ((await findPublicationId(trx)) !== publication.id) return { perimee: true }
    const cle = cleOf(brouillon.cellule)
    await lockCellule(trx, cle)
    const doublon = await findDoublon(trx, cle, brouillon)
    if (doublon !== null) return { doublon }
    await pay(trx)
    return { cree: await insert(trx, publication, cle, brouillon) }
  })
}

/** Number of the open report of this cell, if any; one that proposes something else does not count when told so. */
async function findDoublon(
  trx: Db,
  cle: string,
  { malgre_doublon, proposee }: Brouillon,
): Promise<number | null> {
  const ouverts = await trx
    .selectFrom('signalement')
    .select(['id', 'valeur_proposee'])
    .where('cle', '=', cle)
    .where('clos_le', 'is', null)
    .orderBy('id')
    .execute()
  const genants = malgre_doublon
    ? ouverts.filter(({ valeur_proposee }) => isMemeValeur(valeur_proposee as ValeurCellule, proposee))
    : ouverts
  return genants[0]?.id ?? null
}

/** Open report of each of these cells, if any. */
export async function findOuverts(db: Db, cellules: readonly Cellule[]): Promise<(number | null)[]> {
  const cles = cellules.map(cleOf)
  const rows = await db
    .selectFrom('signalement')
    .select((eb) => ['cle', eb.fn.min('id').as('id')])
    .where('cle', 'in', ['', ...cles])
    .where('clos_le', 'is', null)
    .groupBy('cle')
    .execute()
  const parCle = new Map(rows.map(({ cle, id }) => [cle, id]))
  return cles.map((cle) => parCle.get(cle) ?? null)
}

async function insert(
  trx: Db,
  publication: Publication,
  cle: string,
  { cible, cellule, vue, proposee, ...reste }: Brouillon,
): Promise<number> {
  const bureau = await findPilote(trx, cible)
  const { id } = await trx
    .insertInto('signalement')
    .values({
      cle,
      etat: NAISSANCE.etat,
      ...cellule,
      nom: cible.nom,
      territoires: JSON.stringify(cible.territoires),
      longitude: cible.longitude,
      latitude: cible.latitude,
      source: reste.source,
      bureau_niveau: bureau?.niveau ?? null,
      bureau_code: bureau?.code ?? null,
      valeur_vue: jsonOuNul(vue.valeur),
      statut_vu: vue.statut,
      import_id: vue.import_id,
      ligne: vue.ligne,
      publication_id: publication.id || null,
      valeur_proposee: jsonOuNul(proposee),
      valeur_courante: jsonOuNul(vue.valeur),
      preuve_url: reste.preuve_url ?? null,
      demonstration: publication.demonstration,
      jeton: reste.jeton,
      contact: reste.contact?.scelle ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('signalement_evenement')
    .values({
      signalement_id: id,
      rang: NAISSANCE.version,
      action: 'creer',
      acteur: 'auteur',
      apres: NAISSANCE.etat,
      ...texteOf(reste.commentaire, cible.nom),
    })
    .execute()
  if (reste.contact) await promiseRecu(trx, id, reste.contact.cle)
  if (!bureau) await agir(trx, id, { action: 'transmettre', acteurs: ['systeme'], version: null })
  return id
}

/** Letters that one address receives in a day: a stranger who gives it cannot fill somebody's mailbox. */
const RECUS_PAR_JOUR = 5

/** Adds the job that tells the author that the report is recorded. */
async function promiseRecu(trx: Db, signalement: number, cle: string): Promise<void> {
  const jour = new Date().toISOString().slice(0, 10)
  if ((await consumeQuota(trx, 'adresse', `recu ${cle}`, jour)) > RECUS_PAR_JOUR) return
  await addTache(trx, 'recu', { signalement })
}

/** The narrowest perimeter entrusted to an agent in activity in which a target stands; null when there is none. */
async function findPilote(trx: Db, { territoires }: Cible): Promise<{ niveau: string; code: string } | null> {
  const { rows } = await sql<{ niveau: string; code: string }>`
    select distinct d.niveau, d.code from agent_droit d join agent a on a.id = d.agent_id and a.actif
    where d.role = 'pilote' and (d.niveau, d.code) in (
      select key, value from jsonb_each_text(${JSON.stringify(territoires)}::jsonb))`.execute(trx)
  const rang = ({ niveau }: { niveau: string }) => (NIVEAUX as readonly string[]).indexOf(niveau)
  return rows.toSorted((a, b) => rang(b) - rang(a))[0] ?? null
}
