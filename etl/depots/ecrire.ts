import { type Kysely, sql } from 'kysely'
import type { Database } from '../../data/db/tables.ts'
import type { Faute } from '../steps/validate.ts'
import type { Unite } from './unites.ts'

/** An accepted line, ready to be written. */
export interface LigneAcceptee {
  ligne: number
  niveau: string
  code: string
  campagne: string
  cle: string
  valeurs: Record<string, unknown>
  statuts: Record<string, string> | null
}

/** A rejected one: everything wrong with it, its unit when it can be read, its cells as they stand in the file. */
export interface LigneRejetee {
  ligne: number
  fautes: readonly Faute[]
  unite: Unite | null
  cellules: readonly string[]
}

/** Longest value repeated beside its reason. */
const VALEUR_MAX = 200

/** Writes a batch of accepted lines: one statement, whatever its size. */
export async function insertLignes(
  db: Kysely<Database>,
  depot: number,
  lignes: readonly LigneAcceptee[],
): Promise<void> {
  if (lignes.length === 0) return
  const rows = lignes.map((ligne) => {
    // The programme names the line: it is no value of its own.
    const { programme: _, ...donnees } = ligne.valeurs
    return { ...ligne, cellules: Object.keys(donnees).length }
  })
  await sql`insert into depot_ligne (depot_id, ligne, niveau, code, campagne, cle, valeurs, statuts, cellules)
    select ${depot}, ligne, niveau, code, campagne, cle, valeurs, nullif(statuts, 'null'::jsonb), cellules
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (ligne int, niveau text, code text, campagne text, cle text, valeurs jsonb, statuts jsonb, cellules int)`.execute(
    db,
  )
}

/** Writes a batch of rejected lines: the first fault in columns of its own, all of them beside the cells. */
export async function insertRejets(
  db: Kysely<Database>,
  depot: number,
  lignes: readonly LigneRejetee[],
): Promise<void> {
  if (lignes.length === 0) return
  const rows = lignes.map(({ ligne, fautes, cellules }) => {
    const ecrites = fautes.map(({ refus: { code, motif, colonne }, valeur }) => ({
      ...{ colonne, code, motif },
      valeur: valeur === null ? null : valeur.slice(0, VALEUR_MAX),
    }))
    return { ...ecrites[0], ligne, contenu: { cellules, fautes: ecrites } }
  })
  await sql`insert into depot_rejet (depot_id, ligne, colonne, valeur, code, motif, contenu)
    select ${depot}, ligne, colonne, valeur, code, motif, contenu
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (ligne int, colonne text, valeur text, code text, motif text, contenu jsonb)`.execute(db)
}
