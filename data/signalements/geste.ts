import type { Selectable } from 'kysely'
import type { ValeurCellule } from '../catalogue/model/boucle.ts'
import type { Acte, Acteur, Decision, Piece } from '../catalogue/model/signalement.ts'
import type { SignalementTable } from '../db/signalements.table.ts'

export type Signalement = Selectable<SignalementTable>

/** Where a report is sent to: another producer, or another pilot territory. */
export type Destination = { source: string } | { niveau: string; code: string }

/** Something to be done to a report, with all it brings. */
export interface Geste {
  action: Acte['action']
  acteurs: readonly Acteur[]
  /** Version seen; null when the act does not depend on it. */
  version: number | null
  agent?: number
  /** What an agent acts for, under each hat. */
  organisations?: Partial<Record<Acteur, string>>
  commentaire?: string
  doublon_de?: number
  destination?: Destination
  /** Rank of the event whose text is moderated. */
  evenement?: number
  /** Value to show at once beside the producer's; absent: nothing is shown. */
  correction?: ValeurCellule
  /** What the publication says now. */
  constatee?: ValeurCellule
  details?: Record<string, unknown>
}

/** What became of it. */
export type Issue =
  | { fait: true; signalement: Signalement; rang: number; acteur: Acteur }
  | { fait: false; refus: Extract<Decision, { permis: false }>; signalement: Signalement }
  | { fait: false; refus: { permis: false; motif: 'piece_invalide'; piece: Piece }; signalement: Signalement }

/** Pieces an act brings, as the machine names them. */
export function piecesOf({ commentaire, doublon_de, destination, evenement }: Geste): Piece[] {
  const apportees: [Piece, unknown][] = [
    ['commentaire', commentaire],
    ['doublon_de', doublon_de],
    ['destination', destination],
    ['evenement', evenement],
  ]
  return apportees.flatMap(([piece, valeur]) => (valeur === undefined || valeur === '' ? [] : [piece]))
}
