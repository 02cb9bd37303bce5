import { CAMPAGNE_REFERENTIEL, lastOpeningDay } from '../catalogue/model/campagne.ts'
import type { TypeEtablissement } from '../catalogue/model/etablissement.ts'
import type { Indicateur } from '../catalogue/model/indicateur.ts'
import { champsOfCampagne, type LectureChamp, lecturesOfMesure } from '../catalogue/model/mesure.ts'
import { findSource } from '../catalogue/registry.ts'

/** One line of `publication_import`: the import that a publication reads for a source and a campaign. */
export interface Choix {
  source: string
  campagne: string
  import_id: number
}

/** One synthesis to compute: an indicator for a campaign, with the imports it reads. */
export interface Calcul {
  indicateur: Indicateur
  campagne: string
  imports: number[]
  /** No later campaign is published for this indicator. */
  isLatest: boolean
  /** Campaign of the potential that a quadrant compares with. */
  campagnePotentiel: string | null
  /** Types of school that the sources of this campaign ask: the others are not silent, nobody asked them. */
  types: TypeEtablissement[]
  /** Schools opened after this day were not there to answer; null when the campaign has no date. */
  ouvertAvant: string | null
}

/** Syntheses that a selection allows: a campaign counts when every reading of the measure has a source in it. */
export const calculsOf = (indicateurs: readonly Indicateur[], selection: readonly Choix[]): Calcul[] =>
  indicateurs.flatMap((indicateur) => calculsOfIndicateur(indicateur, selection))

function calculsOfIndicateur(indicateur: Indicateur, selection: readonly Choix[]): Calcul[] {
  const lectures = lecturesOfMesure(indicateur.mesure)
  const champs = lectures.flatMap(champsOfCampagne)
  const campagnes = champs.length === 0 ? [CAMPAGNE_REFERENTIEL] : commonCampagnes(champs, selection)
  const importsAt = (campagne: string, from: readonly LectureChamp[]) =>
    selection
      .filter(
        (choix) => choix.campagne === campagne && from.some(({ sources }) => sources.includes(choix.source)),
      )
      .map(({ import_id }) => import_id)
  const potentiels = lectures.flatMap((lecture) =>
    lecture.genre === 'croisement' ? [lecture.potentiel.numerateur, lecture.potentiel.denominateur] : [],
  )
  const disponibles = commonCampagnes(potentiels, selection)
  if (potentiels.length > 0 && disponibles.length === 0) return []
  return campagnes.map((campagne, index) => {
    const campagnePotentiel = closestCampagne(disponibles, campagne)
    const autres = campagnePotentiel ? importsAt(campagnePotentiel, potentiels) : []
    return {
      indicateur,
      campagne,
      campagnePotentiel,
      imports: [...new Set([...importsAt(campagne, champs), ...autres])],
      types: askedTypes(indicateur.population, champs, campagne, selection),
      isLatest: index === campagnes.length - 1,
      ouvertAvant: lastOpeningDay(campagne),
    }
  })
}

/** Types of the population that every reading has a source for, in one campaign. */
function askedTypes(
  population: Indicateur['population'],
  champs: readonly LectureChamp[],
  campagne: string,
  selection: readonly Choix[],
): TypeEtablissement[] {
  const present = new Set(selection.filter((c) => c.campagne === campagne).map(({ source }) => source))
  return population.filter((type) =>
    champs.every(({ sources }) => sources.some((id) => present.has(id) && asks(id, type))),
  )
}

function asks(id: string, type: TypeEtablissement): boolean {
  const source = findSource(id)
  return source?.genre !== 'tableau' || source.population === undefined || source.population.includes(type)
}

/** Campaigns in which every field has a source, from the oldest. */
function commonCampagnes(champs: readonly LectureChamp[], selection: readonly Choix[]): string[] {
  const perField = champs.map(
    ({ sources }) =>
      new Set(selection.filter(({ source }) => sources.includes(source)).map(({ campagne }) => campagne)),
  )
  return [...(perField[0] ?? [])].filter((c) => perField.every((set) => set.has(c))).sort()
}

/** Latest campaign not after the year of another one; the first that follows when there is none. */
function closestCampagne(disponibles: readonly string[], campagne: string): string | null {
  const before = disponibles.filter((candidate) => candidate.slice(0, 4) <= campagne.slice(0, 4))
  return before.at(-1) ?? disponibles[0] ?? null
}
