import type { Etablissement } from '../monde/etablissement.ts'
import { choose, tirage } from '../random.ts'
import { type Colonne, calibrateClasses, calibratePart, calibrateQuantiles, type Score } from './calage.ts'
import {
  ACCES,
  ACCES_PAR_CAMPAGNE,
  type Campagne,
  DEBITS_2018,
  EVOLUTION_DEBITS,
  EVOLUTION_PARTS,
  EVOLUTION_SALLES,
  EVOLUTION_WIFI,
  GROUPES,
  type Groupe,
  mapGroupes,
  PARTS_2018,
  type ParGroupe,
  SALLES_2018,
  sallesReperes,
  WIFI_2018,
  withOdds,
} from './cibles.ts'
import { departementEffect, type Vague } from './vague.ts'

export const WIFI = ['toutes_salles', 'certaines_salles', 'aucune_salle'] as const
export const COUVERTURES_4G = ['bonne', 'partielle', 'aucune'] as const

/** What the survey says of networks, one answer per respondent. */
export interface Connectivite {
  type_acces: Colonne<(typeof ACCES)[number]>
  /** Mbit/s. */
  debit_constate_descendant: Colonne<number>
  debit_constate_montant: Colonne<number>
  debit_souscrit_descendant: Colonne<number>
  couverture_wifi: Colonne<(typeof WIFI)[number]>
  /** Percent of teaching rooms. */
  part_salles_connectees: Colonne<number>
  couverture_4g: Colonne<(typeof COUVERTURES_4G)[number]>
  filtrage: Colonne<0 | 1>
  charte: Colonne<0 | 1>
}

const typeOf = (groupe: Groupe): 'ecole' | 'college' | 'lycee' => {
  if (groupe === 'maternelle' || groupe.startsWith('ele') || groupe === 'ecole_prive') return 'ecole'
  return groupe.startsWith('college') ? 'college' : 'lycee'
}

/** Fibre comes where the commune has it, where pupils are many, and where the authority wants it. */
const fibreScore =
  ({ partFibre, eleves }: Vague): Score =>
  (etablissement, i) =>
    2.2 * (partFibre[i] as number) +
    0.5 * Math.log(eleves[i] as number) -
    (etablissement.site.rural ? 1.1 : 0) +
    0.5 * departementEffect(`fibre/${etablissement.type}`, etablissement)

/** Bigger schools, in bigger places, are better organised. */
const organisation =
  (sujet: string, { eleves }: Vague): Score =>
  (etablissement, i) =>
    0.35 * Math.log(eleves[i] as number) + 0.4 * departementEffect(sujet, etablissement)

/** A school without internet comes last: no room of it is connected. */
const afterAcces =
  (score: Score, acces: Connectivite['type_acces']): Score =>
  (etablissement, i) =>
    score(etablissement, i) - (acces[i] === 'aucun' ? 30 : 0)

/** Networks of the respondents of a wave. */
export function buildConnectivite(vague: Vague): Connectivite {
  const { campagne } = vague
  const acces = Object.fromEntries(
    GROUPES.map((groupe) => [groupe, ACCES_PAR_CAMPAGNE[campagne][typeOf(groupe)]]),
  ) as ParGroupe<readonly number[]>
  const type_acces = calibrateClasses(vague, 'type_acces', ACCES, acces, fibreScore(vague))
  const descendant = buildDebits(vague, type_acces)
  return {
    type_acces,
    debit_constate_descendant: descendant,
    debit_constate_montant: descendant.map((debit, i) =>
      montantOf(debit, type_acces[i] ?? null, vague.repondants[i]),
    ),
    debit_souscrit_descendant: descendant.map(souscritOf),
    couverture_wifi: buildWifi(vague, type_acces),
    part_salles_connectees: buildSalles(vague, type_acces),
    couverture_4g: buildCouverture4g(vague),
    filtrage: calibratePart(
      vague,
      'filtrage',
      partsOf('filtrage', campagne),
      organisation('filtrage', vague),
    ),
    charte: calibratePart(vague, 'charte', partsOf('charte', campagne), organisation('charte', vague)),
  }
}

const partsOf = (champ: 'filtrage' | 'charte', campagne: Campagne): ParGroupe =>
  withOdds(PARTS_2018[champ], EVOLUTION_PARTS[champ][campagne] ?? 1)

/** Observed speed: the access decides first. Tenths are cut, never rounded up: 1.96 Mbit/s is not 2. */
function buildDebits(vague: Vague, acces: Connectivite['type_acces']): Colonne<number> {
  const avance = { fibre: 4, autre: 1.5, adsl: 0, '4g': 0.8, satellite: 0, aucun: -3 } as const
  const reperes = mapGroupes(DEBITS_2018, (points) =>
    points.map(([rang, debit]) => [rang, Math.min(1000, debit * EVOLUTION_DEBITS[vague.campagne])] as const),
  )
  const debits = calibrateQuantiles(vague, 'debit', reperes, (etablissement, i) => {
    return avance[acces[i] ?? 'adsl'] - (etablissement.site.rural ? 0.6 : 0)
  })
  return debits.map((debit, i) => {
    if (debit === null) return null
    return acces[i] === 'aucun' ? 0 : Math.floor(debit * 10 + 1e-9) / 10
  })
}

const symetrie = tirage('debit/symetrie')
function montantOf(
  descendant: number | null,
  acces: Connectivite['type_acces'][number],
  etablissement: Etablissement | undefined,
): number | null {
  if (descendant === null || descendant === 0 || !etablissement) return descendant
  const u = symetrie(etablissement.rang)
  const part = acces === 'fibre' ? 0.4 + 0.6 * u : 0.08 + 0.2 * u
  return Math.max(0.1, Math.floor(descendant * part * 10) / 10)
}

/** The offer subscribed: the smallest usual one that can give what is observed. */
const OFFRES = [1, 2, 8, 20, 50, 100, 300, 500, 1000]
const souscritOf = (constate: number | null): number | null =>
  constate === null || constate === 0 ? constate : (OFFRES.find((offre) => offre >= constate) ?? constate)

function buildWifi(vague: Vague, acces: Connectivite['type_acces']): Connectivite['couverture_wifi'] {
  const facteur = EVOLUTION_WIFI[vague.campagne]
  const certaines = withOdds(WIFI_2018.certaines, facteur)
  const toutes = withOdds(WIFI_2018.toutes, facteur)
  const parts = mapGroupes(certaines, (part, groupe) => [toutes[groupe], part - toutes[groupe], 1 - part])
  return calibrateClasses(vague, 'wifi', WIFI, parts, afterAcces(organisation('wifi', vague), acces))
}

function buildSalles(vague: Vague, acces: Connectivite['type_acces']): Colonne<number> {
  const moities = withOdds(SALLES_2018, EVOLUTION_SALLES[vague.campagne])
  const colonne = calibrateQuantiles(
    vague,
    'salles',
    mapGroupes(moities, sallesReperes),
    afterAcces(organisation('salles', vague), acces),
  )
  return colonne.map((part) => (part === null ? null : Math.floor(part + 1e-9)))
}

const mobile = tirage('couverture-mobile')

/** Mobile coverage as the school sees it: a matter of place and of year. */
function buildCouverture4g({ repondants, campagne }: Vague): Connectivite['couverture_4g'] {
  const bonne = { '2017': 55, '2018': 62, '2019': 70, '2024': 90 }[campagne]
  return repondants.map(({ rang, site }) => {
    const poids = site.rural ? 0.6 * bonne : bonne
    return choose(
      [
        ['bonne', poids],
        ['partielle', 0.8 * (100 - poids)],
        ['aucune', 0.2 * (100 - poids)],
      ],
      mobile(rang),
    )
  })
}
