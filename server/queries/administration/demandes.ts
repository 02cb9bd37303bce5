import type { Selectable } from 'kysely'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import type { ImportDemandeTable } from '../../../data/db/comptes.table.ts'
import { addTache } from '../../../data/taches/ajouter.ts'
import type { DemandeLue, RequeteDemandes } from '../../contract/administration-instance.ts'
import type { Db } from '../db.ts'

type Ligne = Selectable<ImportDemandeTable>
type Envoi = Pick<Ligne, 'source' | 'campagne' | 'fichier' | 'octets' | 'sha256'>

/** Attempts at an import: it is only tried again when it was cut short, or when another was under way. */
const ESSAIS = 6
/** Imports sent to the server run one after the other: each rebuilds everything that is published. */
const FILE = 'imports'

const toDemande = ({ agent_id: _, ...ligne }: Ligne): DemandeLue => ({
  ...ligne,
  octets: Number(ligne.octets),
  cree_le: ligne.cree_le.toISOString(),
  debut: ligne.debut?.toISOString() ?? null,
  fin: ligne.fin?.toISOString() ?? null,
})

/** One page of the files sent, newest first. */
export async function listDemandes(
  db: Db,
  { etat, limit }: RequeteDemandes,
  avant: number | null,
): Promise<{ total: number; demandes: DemandeLue[]; reste: boolean }> {
  let page = db
    .selectFrom('import_demande')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1)
  let compte = db.selectFrom('import_demande').select((eb) => eb.fn.countAll<number>().as('total'))
  if (etat) {
    page = page.where('etat', '=', etat)
    compte = compte.where('etat', '=', etat)
  }
  if (avant !== null) page = page.where('id', '<', avant)
  const [{ total }, lignes] = await Promise.all([compte.executeTakeFirstOrThrow(), page.execute()])
  return { total, demandes: lignes.slice(0, limit).map(toDemande), reste: lignes.length > limit }
}

/** One file sent, or `null`. */
export async function findDemande(db: Db, id: number): Promise<DemandeLue | null> {
  const ligne = await db.selectFrom('import_demande').selectAll().where('id', '=', id).executeTakeFirst()
  return ligne ? toDemande(ligne) : null
}

/** Records a file that was received, and the job that imports it. @param sort puts the file where the job looks. */
export async function createDemande(
  db: Db,
  agent: Agent,
  envoi: Envoi,
  sort: (id: number) => Promise<void>,
): Promise<DemandeLue> {
  return db.transaction().execute(async (trx) => {
    const ligne = await trx
      .insertInto('import_demande')
      .values({ ...envoi, agent_id: agent.id })
      .returningAll()
      .executeTakeFirstOrThrow()
    await sort(ligne.id)
    await addTache(trx, 'import', { demande: ligne.id }, { file: FILE, essais: ESSAIS })
    const { source, fichier, sha256 } = envoi
    await writeAudit(trx, {
      agent,
      acte: 'import_lance',
      objet: `import_demande:${ligne.id}`,
      details: { source, fichier, sha256 },
    })
    return toDemande(ligne)
  })
}

/** Gives up an import that waits or is under way: its command is stopped within a second or two. False otherwise. */
export async function abandonDemande(db: Db, agent: Agent, id: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const faite = await trx
      .updateTable('import_demande')
      .set({ etat: 'abandonne', fin: new Date(), message: `Abandonné par ${agent.nom}.` })
      .where('id', '=', id)
      .where('etat', 'in', ['attente', 'en_cours'])
      .returning('id')
      .executeTakeFirst()
    if (!faite) return false
    await writeAudit(trx, { agent, acte: 'import_abandonne', objet: `import_demande:${id}` })
    return true
  })
}

/** Requests whose file is still needed. */
export async function listAttendues(db: Db): Promise<number[]> {
  const lignes = await db
    .selectFrom('import_demande')
    .select('id')
    .where('etat', 'in', ['attente', 'en_cours'])
    .execute()
  return lignes.map(({ id }) => id)
}

/** Takes a file for its import; `null` when it was given up, or is done. */
export async function startDemande(db: Db, id: number): Promise<Ligne | null> {
  const ligne = await db
    .updateTable('import_demande')
    .set({ etat: 'en_cours', debut: new Date(), avancement: 0, journal: '', message: null })
    .where('id', '=', id)
    .where('etat', 'in', ['attente', 'en_cours'])
    .returningAll()
    .executeTakeFirst()
  return ligne ?? null
}

/** Writes how far an import is, or how it ended. @returns false when it was given up meanwhile. */
export async function followDemande(
  db: Db,
  id: number,
  change: Partial<
    Pick<Ligne, 'etat' | 'etape' | 'avancement' | 'journal' | 'message' | 'import_id' | 'publication_id'>
  > & { fin?: Date },
): Promise<boolean> {
  const ligne = await db
    .updateTable('import_demande')
    .set(change)
    .where('id', '=', id)
    .where('etat', '=', 'en_cours')
    .returning('id')
    .executeTakeFirst()
  return ligne !== undefined
}

/** Adds the job that withdraws publications. */
export async function askRetrait(
  db: Db,
  agent: Agent,
  acte: 'retirer' | 'revenir',
  publication: number,
): Promise<void> {
  await addTache(db, 'retrait', { acte, publication, agent: agent.id }, { file: FILE, essais: 3 })
}
