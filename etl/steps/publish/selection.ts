import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { findSource } from '../../../data/catalogue/registry.ts'
import type { Choix } from '../../../data/synthese/calcul.ts'

export { type Calcul, type Choix, calculsOf } from '../../../data/synthese/calcul.ts'

/** An import that has just been validated. */
export interface NouvelImport {
  source: string
  campagnes: readonly string[]
  import_id: number
}

/**
 * What the next publication reads: the former choices, replaced by the new imports source by source for
 * reference data, campaign by campaign for the others. An import that waited while a later one of the same source
 * was published does not take its place.
 */
export function nextSelection(current: readonly Choix[], nouveaux: readonly NouvelImport[]): Choix[] {
  let selection = [...current]
  for (const { source, import_id, ...nouveau } of nouveaux) {
    const declared = findSource(source)
    const whole = declared?.genre !== 'tableau' || declared.referentiel
    const isLate = (campagne: string) =>
      current.some((c) => c.source === source && c.campagne === campagne && c.import_id > import_id)
    const campagnes = nouveau.campagnes.filter((campagne) => !isLate(campagne))
    if (campagnes.length === 0) continue
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
