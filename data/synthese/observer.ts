import type { LectureChamp } from '../catalogue/model/mesure.ts'
import type { Statut } from '../catalogue/model/statut.ts'

type Brut = string | number | boolean

/** One received line about a unit, for the campaign in question. */
export interface LigneRecue {
  source: string
  import_id: number
  ligne: number
  valeurs: Record<string, Brut | null>
  statuts: Record<string, string> | null
}

/** What is known of one unit for one reading and one campaign, and who said so. */
export interface Observation {
  valeur: Brut | null
  statut: Statut
  source: string | null
  import_id: number | null
  ligne: number | null
}

/** What was received about a unit itself for a campaign. */
export interface LuesPourUneCampagne {
  lignes: readonly LigneRecue[]
  /** Import read for each source; a source that is not there was not imported for this campaign. */
  imports: ReadonlyMap<string, number>
}

/** Statuses from the most to the least telling, when several sources are silent in different ways. */
const ORDRE: readonly Statut[] = ['publie', 'secret', 'sans_objet', 'non_communique', 'non_disponible']

/** What one line says of a field: a value, a written status, a blank, or a column the file did not have. */
function readLigne(ligne: LigneRecue, champ: string): Observation {
  const { source, import_id, ligne: numero } = ligne
  const provenance = { source, import_id, ligne: numero }
  const valeur = ligne.valeurs[champ]
  if (valeur !== undefined && valeur !== null) return { valeur, statut: 'publie', ...provenance }
  const ecrit = ligne.statuts?.[champ]
  if (ecrit) return { valeur: null, statut: ecrit as Statut, ...provenance }
  return { valeur: null, statut: valeur === null ? 'non_communique' : 'non_disponible', ...provenance }
}

/**
 * Decides the value and status of a unit for one field.
 * @returns `null` when no source of the field was imported for this campaign: nothing can be said.
 */
export function observe(lecture: LectureChamp, { lignes, imports }: LuesPourUneCampagne): Observation | null {
  const importees = lecture.sources.filter((source) => imports.has(source))
  const premiere = importees[0]
  if (premiere === undefined) return null
  const dites = importees.flatMap((source) =>
    lignes.filter((ligne) => ligne.source === source).map((ligne) => readLigne(ligne, lecture.champ)),
  )
  const trouvee = ORDRE.flatMap((statut) => dites.find((dite) => dite.statut === statut) ?? [])[0]
  const isBlanc = !trouvee || trouvee.statut === 'non_communique' || trouvee.statut === 'non_disponible'
  const muette = { source: premiere, import_id: imports.get(premiere) ?? null, ligne: null }
  if (isBlanc && lecture.absent !== undefined) return { ...muette, valeur: lecture.absent, statut: 'publie' }
  return trouvee ?? { ...muette, valeur: null, statut: 'non_communique' }
}
