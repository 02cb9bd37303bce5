import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Lecture, LectureChamp } from '../../data/catalogue/model/mesure.ts'
import {
  type LigneRecue,
  type LuesPourUneCampagne,
  type Observation,
  observe,
} from '../../data/synthese/observer.ts'
import { round } from './nombre.ts'

/** What was received about a unit for a campaign. */
export interface Recu extends LuesPourUneCampagne {
  /** Lines about its commune, for the campaign of the potential. */
  commune: readonly LigneRecue[]
}

/** Value of a ratio for one unit; whichever part is missing gives its status. */
export function divide(numerateur: Observation, denominateur: Observation, facteur: number): Observation {
  const manquante = [numerateur, denominateur].find((part) => part.statut !== 'publie')
  if (manquante) return { ...manquante, valeur: null }
  const diviseur = Number(denominateur.valeur)
  if (diviseur === 0) return { ...numerateur, valeur: null, statut: 'sans_objet' }
  return { ...numerateur, valeur: round((facteur * Number(numerateur.valeur)) / diviseur) }
}

/** Sum of a field over the lines of a commune (merged communes have several); `null` when none has it. */
function sum({ champ, sources }: LectureChamp, lignes: readonly LigneRecue[]): number | null {
  const valeurs = lignes
    .filter(({ source }) => sources.includes(source))
    .flatMap(({ valeurs: lues }) => lues[champ] ?? [])
  return valeurs.length === 0 ? null : valeurs.reduce<number>((somme, valeur) => somme + Number(valeur), 0)
}

/** Quadrant of what the commune allows and what the school observes. */
function cross(lecture: Extract<Lecture, { genre: 'croisement' }>, recu: Recu): Observation | null {
  const { potentiel, constate } = lecture
  const observee = observe(constate.lecture, recu)
  if (observee?.statut !== 'publie') return observee
  const total = sum(potentiel.denominateur, recu.commune)
  const raccordable = sum(potentiel.numerateur, recu.commune)
  if (!total || raccordable === null) return { ...observee, valeur: null, statut: 'non_communique' }
  const force = (100 * raccordable) / total >= potentiel.seuil ? 'fort' : 'faible'
  const vitesse = Number(observee.valeur) >= constate.seuil ? 'rapide' : 'lent'
  return { ...observee, valeur: `${force}_${vitesse}` }
}

/** The observation behind an indicator that reads received lines, or `null` when it was not collected. */
export function observeIndicateur({ mesure }: Indicateur, recu: Recu): Observation | null {
  if (mesure.genre === 'ratio') {
    const { numerateur, denominateur, facteur } = mesure
    if (numerateur.genre !== 'champ' || denominateur.genre !== 'champ') return null
    const [haut, bas] = [observe(numerateur, recu), observe(denominateur, recu)]
    return haut && bas ? divide(haut, bas, facteur) : null
  }
  if (mesure.lecture.genre === 'croisement') return cross(mesure.lecture, recu)
  return mesure.lecture.genre === 'champ' ? observe(mesure.lecture, recu) : null
}
