import { type RawBuilder, sql } from 'kysely'
import type { Evenement, SignalementPublic } from '../../contract/signalement.ts'
import type { FiltresSignalements } from '../../contract/signalements.ts'
import type { Db } from '../db.ts'
import { et } from '../fragment.ts'
import { COLONNES, type LigneSignalement, toSignalement } from './element.ts'
import { conditionsOf } from './filtres.ts'

/** One page of reports, newest first, as rows of the base. */
export async function pageSignalements(
  db: Db,
  filtres: FiltresSignalements,
  { avant, limit, seulement }: { avant: number | null; limit: number; seulement?: RawBuilder<unknown> },
): Promise<{ total: number; lignes: LigneSignalement[]; reste: boolean }> {
  const gardes = et([conditionsOf(filtres), ...(seulement ? [seulement] : [])])
  const suite = avant === null ? sql`true` : sql`s.id < ${avant}`
  const [compte, page] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from signalement s where ${gardes}`.execute(db),
    sql<LigneSignalement>`select ${COLONNES} from signalement s where ${gardes} and ${suite}
      order by s.id desc limit ${limit + 1}`.execute(db),
  ])
  return {
    total: compte.rows[0]?.total ?? 0,
    lignes: page.rows.slice(0, limit),
    reste: page.rows.length > limit,
  }
}

/** The same, as everybody may read them. */
export async function listSignalements(
  db: Db,
  filtres: FiltresSignalements,
  page: { avant: number | null; limit: number },
): Promise<{ total: number; signalements: SignalementPublic[]; reste: boolean }> {
  const { total, lignes, reste } = await pageSignalements(db, filtres, page)
  return { total, signalements: lignes.map(toSignalement), reste }
}

/** One report as a row of the base, or `null`. @param condition on the table `signalement as s`. */
export async function findLigne(db: Db, condition: RawBuilder<unknown>): Promise<LigneSignalement | null> {
  const { rows } =
    await sql<LigneSignalement>`select ${COLONNES} from signalement s where ${condition}`.execute(db)
  return rows[0] ?? null
}

/** One report as a row of the base, by its number. */
export const findById = (db: Db, id: number): Promise<LigneSignalement | null> =>
  findLigne(db, sql`s.id = ${id}`)

/** One report as everybody may read it, or `null`. */
export async function findSignalement(db: Db, id: number): Promise<SignalementPublic | null> {
  const ligne = await findById(db, id)
  return ligne && toSignalement(ligne)
}

/** Details of an event that name no person and hold no text. */
const DETAILS_PUBLICS = new Set([
  'avant',
  'apres',
  'correction',
  'correction_retiree',
  'source',
  'source_avant',
  'bureau',
  'doublon_de',
  'publication',
  'evenement',
  'octets',
  'type',
])

/** Everything that happened to a report, in order, as everybody may read it. */
export async function listEvenements(db: Db, signalement: number): Promise<Evenement[]> {
  const rows = await db
    .selectFrom('signalement_evenement')
    .select([
      'rang',
      'action',
      'acteur',
      'organisation',
      'avant',
      'apres',
      'commentaire',
      'texte',
      'details',
      'fait_le',
    ])
    .where('signalement_id', '=', signalement)
    .orderBy('rang')
    .execute()
  return rows.map(({ commentaire, details, fait_le, ...row }) => ({
    ...(row as Pick<Evenement, 'rang' | 'action' | 'acteur' | 'organisation' | 'avant' | 'apres' | 'texte'>),
    commentaire: row.texte === 'publie' ? commentaire : null,
    details: Object.fromEntries(Object.entries(details).filter(([cle]) => DETAILS_PUBLICS.has(cle))),
    fait_le: fait_le.toISOString(),
  }))
}
