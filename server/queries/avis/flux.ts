import { type RawBuilder, sql } from 'kysely'
import {
  LIBELLES_ACTEUR,
  LIBELLES_ACTION,
  LIBELLES_ETAT,
} from '../../../data/catalogue/model/signalement-mots.ts'
import type { Evenement, SignalementPublic } from '../../contract/signalement.ts'
import type { FiltresSignalements } from '../../contract/signalements.ts'
import type { Db } from '../db.ts'
import { COLONNES, type LigneSignalement, toSignalement } from '../signalements/element.ts'
import { conditionsOf } from '../signalements/filtres.ts'

/** Entries of a feed: readers ask again every hour or so. */
const ENTREES = 50

/** A report with its last event, as everybody may read them. */
export interface EntreeFlux {
  signalement: SignalementPublic
  /** Last thing that happened, in a sentence. */
  dernier: string
  modifie_le: string
}

type Dernier = Pick<Evenement, 'action' | 'acteur' | 'organisation' | 'commentaire' | 'texte'>

/** The reports in which something happened last, newest first. */
export async function listEntrees(db: Db, filtres: FiltresSignalements): Promise<EntreeFlux[]> {
  const rows = await read(db, conditionsOf(filtres))
  return rows.map(({ dernier, fait_le, ...ligne }) => ({
    signalement: toSignalement(ligne),
    dernier: tell(dernier, ligne.etat),
    modifie_le: fait_le.toISOString(),
  }))
}

async function read(db: Db, garde: RawBuilder<unknown>) {
  const { rows } = await sql<LigneSignalement & { dernier: Dernier; fait_le: Date }>`
    select ${COLONNES}, d.fait_le, jsonb_build_object('action', d.action, 'acteur', d.acteur,
      'organisation', d.organisation, 'commentaire', d.commentaire, 'texte', d.texte) as dernier
    from signalement s
    cross join lateral (
      select e.* from signalement_evenement e where e.signalement_id = s.id order by e.rang desc limit 1) d
    where ${garde} order by d.fait_le desc, s.id desc limit ${sql.lit(ENTREES)}`.execute(db)
  return rows
}

function tell(
  { action, acteur, organisation, commentaire, texte }: Dernier,
  etat: LigneSignalement['etat'],
): string {
  const qui = organisation || LIBELLES_ACTEUR[acteur]
  const suite = texte === 'publie' && commentaire ? ` : « ${commentaire} »` : ''
  return `${qui} ${LIBELLES_ACTION[action].fait}${suite}. ${LIBELLES_ETAT[etat].long}`
}
