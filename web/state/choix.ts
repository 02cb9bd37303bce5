import { isJuste, readFiltre, writeFiltre } from '../../data/catalogue/model/filtre.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import type { Perimetre } from '../api/adresses.ts'
import { NIVEAUX_CARTE, type NiveauCarte } from '../format/niveaux.ts'

/** The wished indicator, or the best opening: a share or a rate that has data. `null` without catalogue. */
export function chooseIndicateur(
  liste: readonly IndicateurPublie[],
  voulu: string | null,
): IndicateurPublie | null {
  const hasData = ({ campagnes }: IndicateurPublie) => campagnes.length > 0
  const isRate = ({ mesure }: IndicateurPublie) => mesure.genre === 'ratio' || mesure.genre === 'part'
  return (
    liste.find(({ id }) => id === voulu) ??
    liste.find((item) => hasData(item) && isRate(item)) ??
    liste.find(hasData) ??
    liste[0] ??
    null
  )
}

/** Levels of the map at which an indicator has values. */
export const niveauxOf = (indicateur: IndicateurPublie | null): readonly NiveauCarte[] =>
  indicateur ? NIVEAUX_CARTE.filter((niveau) => indicateur.niveaux.includes(niveau)) : NIVEAUX_CARTE

/** The wished level, or the nearest one (the wider first) at which the indicator has values. */
export function chooseNiveau(indicateur: IndicateurPublie | null, voulu: NiveauCarte): NiveauCarte {
  const offered = niveauxOf(indicateur)
  if (offered.length === 0 || offered.includes(voulu)) return voulu
  const rank = NIVEAUX_CARTE.indexOf(voulu)
  const distance = (niveau: NiveauCarte) => Math.abs(NIVEAUX_CARTE.indexOf(niveau) - rank)
  return offered.reduce((best, niveau) => (distance(niveau) < distance(best) ? niveau : best))
}

/** The wished campaign when the indicator has it; `null` leaves the choice to the API, which knows coverages. */
export const chooseCampagne = (indicateur: IndicateurPublie | null, voulue: string | null): string | null =>
  indicateur?.campagnes.find((campagne) => campagne === voulue) ?? null

/** Can schools be filtered? A territory that bears a value of its own does not depend on them. */
export const isFiltrable = (indicateur: IndicateurPublie | null, niveau: NiveauCarte): boolean =>
  indicateur === null || indicateur.grain === 'etablissement' || niveau === 'etablissement'

/** Perimeter that makes sense for an indicator. */
export function choosePerimetre(
  indicateur: IndicateurPublie | null,
  niveau: NiveauCarte,
  type: Perimetre['type'],
  secteur: Perimetre['secteur'],
): Perimetre {
  if (!isFiltrable(indicateur, niveau)) return { type: 'tous', secteur: 'tous' }
  const concerned = !indicateur || (indicateur.population as readonly string[]).includes(type)
  return { type: concerned ? type : 'tous', secteur }
}

/**
 * Conditions that the API can apply: on an indicator that has data, with a value that it may take.
 * Without a campaign of its own, a condition is about the one on screen when its indicator has it.
 */
export function chooseConditions(
  liste: readonly IndicateurPublie[],
  voulues: readonly string[],
  campagne: string | null,
): string[] {
  return voulues.flatMap((texte) => {
    const filtre = readFiltre(texte)
    const indicateur = liste.find(({ id }) => id === filtre?.indicateur)
    if (!filtre || !indicateur || !isJuste(indicateur, filtre)) return []
    const has = (wanted: string | null) => wanted !== null && indicateur.campagnes.includes(wanted)
    if (filtre.campagne !== null) return has(filtre.campagne) ? [texte] : []
    if (indicateur.campagnes.length === 0) return []
    return [writeFiltre({ ...filtre, campagne: has(campagne) ? campagne : null })]
  })
}
