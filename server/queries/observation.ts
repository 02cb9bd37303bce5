import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Lecture, LectureChamp } from '../../data/catalogue/model/mesure.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { arrondir } from './nombre.ts'

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

/** What was received about a unit for a campaign. */
export interface Recu {
  lignes: readonly LigneRecue[]
  /** Lines about its commune, for the campaign of the potential. */
  commune: readonly LigneRecue[]
  /** Import read for each source; a source that is not there was not imported for this campaign. */
  imports: ReadonlyMap<string, number>
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
 * Decides the value and status of a unit for one field.
 * @returns `null` when no source of the field was imported for this campaign: nothing can be said.
 */
export function observer(
  lecture: LectureChamp,
  { lignes, imports }: Omit<Recu, 'commune'>,
): Observation | null {
  const importees = lecture.sources.filter((source) => imports.has(source))
  const premiere = importees[0]
  if (premiere === undefined) return null
  const dites = importees.flatMap((source) =>
    lignes.filter((ligne) => ligne.source === source).map((ligne) => lireLigne(ligne, lecture.champ)),
  )
  const trouvee = ORDRE.flatMap((statut) => dites.find((dite) => dite.statut === statut) ?? [])[0]
  const isBlanc = !trouvee || trouvee.statut === 'non_communique' || trouvee.statut === 'non_disponible'
  const muette = { source: premiere, import_id: imports.get(premiere) ?? null, ligne: null }
  if (isBlanc && lecture.absent !== undefined) return { ...muette, valeur: lecture.absent, statut: 'publie' }
  return trouvee ?? { ...muette, valeur: null, statut: 'non_communique' }
}

/** Value of a ratio for one unit; whichever part is missing gives its status. */
export function diviser(numerateur: Observation, denominateur: Observation, facteur: number): Observation {
  const manquante = [numerateur, denominateur].find((part) => part.statut !== 'publie')
  if (manquante) return { ...manquante, valeur: null }
  const diviseur = Number(denominateur.valeur)
  if (diviseur === 0) return { ...numerateur, valeur: null, statut: 'sans_objet' }
  return { ...numerateur, valeur: arrondir((facteur * Number(numerateur.valeur)) / diviseur) }
}

/** Sum of a field over the lines of a commune (merged communes have several); `null` when none has it. */
function sommer({ champ, sources }: LectureChamp, lignes: readonly LigneRecue[]): number | null {
  const valeurs = lignes
    .filter(({ source }) => sources.includes(source))
    .flatMap(({ valeurs: lues }) => lues[champ] ?? [])
  return valeurs.length === 0 ? null : valeurs.reduce<number>((somme, valeur) => somme + Number(valeur), 0)
}

/** Quadrant of what the commune allows and what the school observes. */
function croiser(lecture: Extract<Lecture, { genre: 'croisement' }>, recu: Recu): Observation | null {
  const { potentiel, constate } = lecture
  const observee = observer(constate.lecture, recu)
  if (observee?.statut !== 'publie') return observee
  const total = sommer(potentiel.denominateur, recu.commune)
  const raccordable = sommer(potentiel.numerateur, recu.commune)
  if (!total || raccordable === null) return { ...observee, valeur: null, statut: 'non_communique' }
  const force = (100 * raccordable) / total >= potentiel.seuil ? 'fort' : 'faible'
  const vitesse = Number(observee.valeur) >= constate.seuil ? 'rapide' : 'lent'
  return { ...observee, valeur: `${force}_${vitesse}` }
}

/** The observation behind an indicator that reads received lines, or `null` when it was not collected. */
export function observerIndicateur({ mesure }: Indicateur, recu: Recu): Observation | null {
  if (mesure.genre === 'ratio') {
    const { numerateur, denominateur, facteur } = mesure
    if (numerateur.genre !== 'champ' || denominateur.genre !== 'champ') return null
    const [haut, bas] = [observer(numerateur, recu), observer(denominateur, recu)]
    return haut && bas ? diviser(haut, bas, facteur) : null
  }
  if (mesure.lecture.genre === 'croisement') return croiser(mesure.lecture, recu)
  return mesure.lecture.genre === 'champ' ? observer(mesure.lecture, recu) : null
}
