import { tirageNormal } from '../random.ts'
import { type Colonne, calibrateQuantite, type Score } from './calage.ts'
import { EVOLUTION_TAUX, mapGroupes, type Quantite, TAUX_2018 } from './cibles.ts'
import { departementEffect, type Vague } from './vague.ts'

/** What the survey says of equipment, one answer per respondent. */
export interface Equipement {
  terminaux_fixes: Colonne<number>
  ordinateurs_portables: Colonne<number>
  tablettes: Colonne<number>
  terminaux_moins_5_ans: Colonne<number>
  tni_vni: Colonne<number>
  videoprojecteurs: Colonne<number>
  classes_mobiles: Colonne<number>
  imprimantes_3d: Colonne<number>
}

/** Share of laptops among computers by type, and its odds by campaign. */
const PORTABLES = { ecole: 0.34, college: 0.13, lycee: 0.16, erea: 0.15 }
const EVOLUTION_PORTABLES = { '2017': 0.9, '2018': 1, '2019': 1.1, '2024': 3.5 }

const aleaPortables = tirageNormal('equipement/portables')
const aleaRecents = tirageNormal('equipement/recents')

/** No school has more than three times, nor less than a third of, what schools like it have. */
const ECART_MAX = Math.log(3)

/** Small schools have more per pupil; schools, places and départements differ, for years. */
function weightOf(quantite: Quantite, { eleves }: Vague): Score {
  const ecole = tirageNormal(`equipement/${quantite}`)
  const commune = tirageNormal('equipement/commune')
  return (etablissement, i) => {
    const ecart =
      0.5 * ecole(etablissement.rang) +
      0.3 * commune(etablissement.site.rang) +
      0.2 * departementEffect(`equipement/${etablissement.type}`, etablissement)
    return (eleves[i] as number) ** -0.2 * Math.exp(Math.max(-ECART_MAX, Math.min(ECART_MAX, ecart)))
  }
}

/** Equipment of the respondents of a wave. */
export function buildEquipement(vague: Vague): Equipement {
  const { campagne, repondants } = vague
  const draw = (quantite: Quantite, bloc: string) =>
    calibrateQuantite(
      vague,
      bloc,
      mapGroupes(TAUX_2018[quantite], (taux) => taux * EVOLUTION_TAUX[quantite][campagne]),
      weightOf(quantite, vague),
    )
  const ordinateurs = draw('ordinateurs', 'terminaux')
  const tablettes = draw('tablettes', 'terminaux')
  const portables = ordinateurs.map((nombre, i) => {
    const { type = 'ecole', rang = 0 } = repondants[i] ?? {}
    return nombre === null ? null : Math.round(nombre * partPortables(type, campagne, aleaPortables(rang)))
  })
  return {
    terminaux_fixes: ordinateurs.map((nombre, i) => (nombre === null ? null : nombre - (portables[i] ?? 0))),
    ordinateurs_portables: portables,
    tablettes,
    terminaux_moins_5_ans: ordinateurs.map((nombre, i) => {
      if (nombre === null) return null
      const part = 0.48 + 0.2 * aleaRecents(repondants[i]?.rang ?? 0)
      return Math.round((nombre + (tablettes[i] ?? 0)) * Math.min(1, Math.max(0, part)))
    }),
    tni_vni: draw('tni_vni', 'tableaux'),
    videoprojecteurs: draw('videoprojecteurs', 'tableaux'),
    classes_mobiles: draw('classes_mobiles', 'classes-mobiles'),
    imprimantes_3d: draw('imprimantes_3d', 'imprimantes'),
  }
}

function partPortables(
  type: keyof typeof PORTABLES,
  campagne: keyof typeof EVOLUTION_PORTABLES,
  alea: number,
): number {
  const cote =
    (PORTABLES[type] / (1 - PORTABLES[type])) * EVOLUTION_PORTABLES[campagne] * Math.exp(0.5 * alea)
  return cote / (1 + cote)
}
