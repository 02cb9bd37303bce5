import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Lecture } from '../../data/catalogue/model/mesure.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { arrondir } from './nombre.ts'

type Brut = string | number | boolean

/** One received line about a unit. */
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

/** Statuses from the most to the least telling, when several sources are silent in different ways. */
const ORDRE: readonly Statut[] = ['publie', 'secret', 'sans_objet', 'non_communique', 'non_disponible']

/** What one line says of a field: a value, a written status, a blank, or a column the file did not have. */
function lireLigne(ligne: LigneRecue, champ: string): Observation {
  const { source, import_id, ligne: numero } = ligne
  const provenance = { source, import_id, ligne: numero }
  const valeur = ligne.valeurs[champ]
  if (valeur !== undefined && valeur !== null) return { valeur, statut: 'publie', ...provenance }
  const ecrit = ligne.statuts?.[champ]
  if (ecrit) return { valeur: null, statut: ecrit as Statut, ...provenance }
  return { valeur: null, statut: valeur === null ? 'non_communique' : 'non_disponible', ...provenance }
}

/**
 * Decides the value and status of a unit for one campaign.
 * @param lignes lines about this unit for this campaign.
 * @param imports import read for each source of this campaign; a source that is not there was not imported.
 * @returns `null` when no source of the reading was imported for this campaign: nothing can be said.
 */
export function observer(
  lecture: Extract<Lecture, { genre: 'champ' }>,
  lignes: readonly LigneRecue[],
  imports: ReadonlyMap<string, number>,
): Observation | null {
  const importees = lecture.sources.filter((source) => imports.has(source))
  const premiere = importees[0]
  if (premiere === undefined) return null
  const dites = importees.flatMap((source) =>
    lignes.filter((ligne) => ligne.source === source).map((ligne) => lireLigne(ligne, lecture.champ)),
  )
  for (const statut of ORDRE) {
    const trouvee = dites.find((observation) => observation.statut === statut)
    if (trouvee) return trouvee
  }
  const muette = { source: premiere, import_id: imports.get(premiere) ?? null, ligne: null }
  return lecture.absent === undefined
    ? { valeur: null, statut: 'non_communique', ...muette }
    : { valeur: lecture.absent, statut: 'publie', ...muette }
}

/** Value of a ratio for one unit; whichever part is missing gives its status. */
export function diviser(numerateur: Observation, denominateur: Observation, facteur: number): Observation {
  const manquante = [numerateur, denominateur].find((part) => part.statut !== 'publie')
  if (manquante) return { ...manquante, valeur: null }
  const diviseur = Number(denominateur.valeur)
  if (diviseur === 0) return { ...numerateur, valeur: null, statut: 'sans_objet' }
  return { ...numerateur, valeur: arrondir((facteur * Number(numerateur.valeur)) / diviseur) }
}

/** The observation behind an indicator that reads fields, or `null` when it was not collected. */
export function observerIndicateur(
  indicateur: Indicateur,
  lignes: readonly LigneRecue[],
  imports: ReadonlyMap<string, number>,
): Observation | null {
  const { mesure } = indicateur
  if (mesure.genre !== 'ratio') {
    return mesure.lecture.genre === 'champ' ? observer(mesure.lecture, lignes, imports) : null
  }
  if (mesure.numerateur.genre !== 'champ' || mesure.denominateur.genre !== 'champ') return null
  const numerateur = observer(mesure.numerateur, lignes, imports)
  const denominateur = observer(mesure.denominateur, lignes, imports)
  return numerateur && denominateur ? diviser(numerateur, denominateur, mesure.facteur) : null
}
