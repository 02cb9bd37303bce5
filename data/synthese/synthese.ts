import type { Indicateur } from '../catalogue/model/indicateur.ts'
import type { Classe, Condition } from '../catalogue/model/mesure.ts'
import type { Statut } from '../catalogue/model/statut.ts'

/** One unit behind a synthesis, as `sqlOfObservations` returns it. */
export interface Observation {
  code: string
  type: string
  secteur: string
  sans_objet: boolean
  repondu: boolean
  /** Value read, for every measure but a ratio. */
  lecture?: string | number | null
  numerateur?: number | null
  denominateur?: number | null
}

/** The published columns of a synthesis. */
export interface Synthese {
  attendus: number
  repondants: number
  statut: Statut
  valeur: number | null
  borne_basse: number | null
  borne_haute: number | null
  numerateur: number | null
  denominateur: number | null
  decile_1: number | null
  decile_9: number | null
  repartition: Record<string, number> | null
}

type Mesures = Omit<Synthese, 'attendus' | 'repondants' | 'statut'>

const NEANT: Mesures = {
  valeur: null,
  borne_basse: null,
  borne_haute: null,
  numerateur: null,
  denominateur: null,
  decile_1: null,
  decile_9: null,
  repartition: null,
}

/**
 * Synthesis of a set of units, by the same rules as `sqlOfIndicator` (a property test holds the two together):
 * for sets that no territory names, such as a filtered selection or a step of a change.
 */
export function synthesize(indicateur: Indicateur, observations: readonly Observation[]): Synthese {
  const attendus = observations.filter(({ sans_objet }) => !sans_objet).length
  const answers = observations.filter(({ repondu }) => repondu)
  const repondants = answers.length
  const isSecret = repondants > 0 && repondants < indicateur.repondantsMin
  const mesures = isSecret ? NEANT : measure(indicateur, answers, attendus)
  return { attendus, repondants, statut: statutOf(indicateur, attendus, repondants), ...mesures }
}

/** Status of a synthesis, from who was expected and who answered. */
export function statutOf(
  { repondantsMin, couvertureMin }: Pick<Indicateur, 'repondantsMin' | 'couvertureMin'>,
  attendus: number,
  repondants: number,
): Statut {
  if (attendus === 0) return 'sans_objet'
  if (repondants === 0) return 'non_communique'
  if (repondants < repondantsMin) return 'secret'
  return repondants < attendus * couvertureMin ? 'couverture_insuffisante' : 'publie'
}

function measure({ mesure }: Indicateur, answers: readonly Observation[], attendus: number): Mesures {
  switch (mesure.genre) {
    case 'part':
      return share(
        answers.filter(({ lecture }) => meets(mesure.oui, lecture)).length,
        answers.length,
        attendus,
      )
    case 'ratio': {
      const numerateur = sum(answers.map((o) => o.numerateur ?? 0))
      const denominateur = sum(answers.map((o) => o.denominateur ?? 0))
      if (answers.length === 0) return NEANT
      const valeur = denominateur === 0 ? null : (mesure.facteur * numerateur) / denominateur
      return { ...NEANT, valeur, numerateur, denominateur }
    }
    case 'mediane': {
      const sorted = answers.map(({ lecture }) => Number(lecture)).sort((a, b) => a - b)
      const [decile_1, valeur, decile_9] = [0.1, 0.5, 0.9].map((share) => quantile(sorted, share))
      return { ...NEANT, valeur: valeur ?? null, decile_1: decile_1 ?? null, decile_9: decile_9 ?? null }
    }
    case 'somme': {
      const somme = answers.length === 0 ? null : sum(answers.map(({ lecture }) => Number(lecture)))
      return { ...NEANT, valeur: somme, numerateur: somme }
    }
    case 'repartition':
      return distribution(mesure.classes, answers, attendus)
  }
}

function share(oui: number, repondants: number, attendus: number): Mesures {
  const percent = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole)
  return {
    ...NEANT,
    valeur: percent(oui, repondants),
    borne_basse: percent(oui, attendus),
    borne_haute: percent(oui + attendus - repondants, attendus),
    numerateur: oui,
    denominateur: repondants,
  }
}

function distribution(
  classes: readonly Classe[],
  answers: readonly Observation[],
  attendus: number,
): Mesures {
  const counts = classes.map(
    (_, index) => answers.filter(({ lecture }) => isInClass(classes, index, lecture)).length,
  )
  const known = sum(counts)
  const valeur = known === 0 ? null : counts.indexOf(Math.max(...counts))
  const repartition = Object.fromEntries(classes.map(({ id }, index) => [id, counts[index] ?? 0]))
  return { ...NEANT, valeur, repartition: { ...repartition, nc: attendus - known } }
}

type Lue = Observation['lecture']

function isInClass(classes: readonly Classe[], index: number, lecture: Lue): boolean {
  const { id, min } = classes[index] as Classe
  if (min === undefined) return lecture === id
  const next = classes[index + 1]?.min
  const value = Number(lecture)
  return value >= min && (next === undefined || value < next)
}

/** Whether an answer is a « yes ». */
export function meets(condition: Condition, lecture: Lue): boolean {
  if (lecture === null || lecture === undefined) return false
  if ('parmi' in condition) return condition.parmi.includes(String(lecture))
  if ('vrai' in condition) return String(lecture) === 'true'
  const value = Number(lecture)
  switch (condition.operateur) {
    case '>=':
      return value >= condition.seuil
    case '>':
      return value > condition.seuil
    case '<':
      return value < condition.seuil
    case '<=':
      return value <= condition.seuil
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Continuous quantile of ascending values, as `percentile_cont`; null for none. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  const position = share * (sorted.length - 1)
  const low = sorted[Math.floor(position)] as number
  const high = sorted[Math.ceil(position)] as number
  return low + (high - low) * (position - Math.floor(position))
}
