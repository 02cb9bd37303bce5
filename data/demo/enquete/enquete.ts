import type { Appellations } from '../monde/appellations.ts'
import type { Monde } from '../monde/monde.ts'
import { type Colonne, calibratePart } from './calage.ts'
import { type Campagne, EVOLUTION_PARTS, type Oui, PARTS_2018, withOdds } from './cibles.ts'
import { buildConnectivite, type Connectivite } from './connectivite.ts'
import { buildEquipement, type Equipement } from './equipement.ts'
import { buildEnt, buildGar } from './services.ts'
import { buildVague, departementEffect, type Vague } from './vague.ts'

/** Services, one answer per respondent; `null` for the whole column when the campaign did not ask. */
export interface Services {
  ent: Colonne<0 | 1>
  ent_projet: Colonne<string>
  gar: Colonne<0 | 1> | null
  educonnect: Colonne<0 | 1> | null
  edutheque: Colonne<0 | 1> | null
  manuels_numeriques: Colonne<0 | 1> | null
}

/** One campaign of the survey, in columns: the i-th cell of each is the answer of the i-th respondent. */
export interface Enquete extends Connectivite, Equipement, Services {
  vague: Vague
}

/** Answers of the whole country to one campaign, calibrated on the published figures where there are some. */
export function buildEnquete(
  monde: Monde,
  appellations: ReadonlyMap<string, Appellations>,
  campagne: Campagne,
): Enquete {
  const vague = buildVague(monde, campagne)
  return {
    vague,
    ...buildConnectivite(vague),
    ...buildEquipement(vague),
    ...buildServices(vague, monde, appellations),
  }
}

function buildServices(
  vague: Vague,
  monde: Monde,
  appellations: ReadonlyMap<string, Appellations>,
): Services {
  const { campagne, repondants } = vague
  const projets = buildEnt(monde, appellations, campagne)
  const gar = buildGar(monde, appellations, projets, campagne)
  const ask = (champ: Oui): Colonne<0 | 1> | null => {
    const facteur = EVOLUTION_PARTS[champ][campagne]
    if (facteur === undefined) return null
    return calibratePart(
      vague,
      champ,
      withOdds(PARTS_2018[champ], facteur),
      (e) => 0.5 * departementEffect(champ, e),
    )
  }
  return {
    ent: repondants.map(({ rang }) => (projets[rang] === null ? 0 : 1)),
    ent_projet: repondants.map(({ rang }) => projets[rang] ?? null),
    gar: campagne === '2017' ? null : repondants.map(({ rang }) => (gar.has(rang) ? 1 : 0)),
    educonnect: ask('educonnect'),
    edutheque: ask('edutheque'),
    manuels_numeriques: ask('manuels_numeriques'),
  }
}
