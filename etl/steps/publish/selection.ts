import { CAMPAGNE_REFERENTIEL, lastOpeningDay } from '../../../data/catalogue/model/campagne.ts'
import type { Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import {
  champsOfCampagne,
  type LectureChamp,
  lecturesOfMesure,
} from '../../../data/catalogue/model/mesure.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { findSource } from '../../../data/catalogue/registry.ts'

/** One line of `publication_import`: the import that a publication reads for a source and a campaign. */
export interface Choix {
  source: string
  campagne: string
  import_id: number
}

/** An import that has just been validated. */
export interface NouvelImport {
  source: string
  campagnes: readonly string[]
  import_id: number
}

/**
 * What the next publication reads: the former choices, replaced by the new imports source by source for
 * reference data, campaign by campaign for the others.
 */
export function nextSelection(current: readonly Choix[], nouveaux: readonly NouvelImport[]): Choix[] {
  let selection = [...current]
  for (const { source, campagnes, import_id } of nouveaux) {
    const declared = findSource(source)
    const whole = declared?.genre !== 'tableau' || declared.referentiel
    selection = selection.filter(
      (choix) => choix.source !== source || (!whole && !campagnes.includes(choix.campagne)),
    )
    selection.push(...campagnes.map((campagne) => ({ source, campagne, import_id })))
  }
  return selection.sort((a, b) => `${a.source}|${a.campagne}`.localeCompare(`${b.source}|${b.campagne}`))
}

/** Ids of the imports chosen for a source, all campaigns together. */
export const importsOf = (selection: readonly Choix[], source: string): number[] => [
  ...new Set(selection.filter((choix) => choix.source === source).map(({ import_id }) => import_id)),
]

/** A mesh of shapes that a publication draws. */
export interface ContourChoisi {
  source: string
  niveau: Niveau
  import_id: number
  reelle: boolean
}

/** Real contours where they were imported, the schematic ones for communes and départements otherwise. */
export function chooseContours(selection: readonly Choix[]): ContourChoisi[] {
  const chosen: ContourChoisi[] = []
  for (const { source, import_id } of selection) {
    const declared = findSource(source)
    if (declared?.genre === 'contours') {
      chosen.push({ source, niveau: declared.niveau, import_id, reelle: true })
    }
  }
  const [schematique] = importsOf(selection, 'contours-schematiques')
  for (const niveau of ['commune', 'departement'] as const) {
    if (schematique !== undefined && !chosen.some((contour) => contour.niveau === niveau)) {
      chosen.push({ source: 'contours-schematiques', niveau, import_id: schematique, reelle: false })
    }
  }
  return chosen
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
      isLatest: index === campagnes.length - 1,
      ouvertAvant: lastOpeningDay(campagne),
    }
  })
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
