import { uaiOfDemonstration } from '../../catalogue/model/uai.ts'
import type { Circonscription, Etablissement } from './etablissement.ts'
import { deCommune } from './noms.ts'
import type { Site } from './sites.ts'

/** Public écoles an inspector looks after. */
const ECOLES_PAR_CIRCONSCRIPTION = 36
/** UAI numbers of circonscriptions, far above those of schools. */
const PREMIER_UAI = 600_000

/** Attaches each école to a circonscription: neighbouring communes of a département, about 36 public écoles. */
export function fillCirconscriptions(etablissements: readonly Etablissement[]): void {
  const parDepartement = new Map<string, Etablissement[]>()
  for (const etablissement of etablissements) {
    if (etablissement.type !== 'ecole') continue
    const liste = parDepartement.get(etablissement.site.departement)
    if (liste) liste.push(etablissement)
    else parDepartement.set(etablissement.site.departement, [etablissement])
  }
  let numero = PREMIER_UAI
  for (const [, ecoles] of [...parDepartement].sort(([a], [b]) => (a < b ? -1 : 1))) {
    numero += fillDepartement(ecoles, numero)
  }
}

/** Cuts one département; answers how many circonscriptions it made. */
function fillDepartement(ecoles: Etablissement[], premier: number): number {
  const voisines = [...ecoles].sort((a, b) => compareVoisinage(a.site, b.site) || a.rang - b.rang)
  const publiques = ecoles.filter(({ secteur }) => secteur === 'public').length
  const nombre = Math.max(1, Math.round(publiques / ECOLES_PAR_CIRCONSCRIPTION))
  const tranches: Etablissement[][] = Array.from({ length: nombre }, () => [])
  let vues = 0
  for (const ecole of voisines) {
    tranches[Math.min(nombre - 1, Math.floor((vues * nombre) / Math.max(1, publiques)))]?.push(ecole)
    if (ecole.secteur === 'public') vues++
  }
  const sieges = tranches.map(siegeOf)
  const dejaVus = new Map<string, number>()
  tranches.forEach((tranche, i) => {
    const siege = sieges[i] ?? ''
    const rang = (dejaVus.get(siege) ?? 0) + 1
    dejaVus.set(siege, rang)
    const plusieurs = sieges.filter((autre) => autre === siege).length > 1
    const circonscription: Circonscription = {
      uai: uaiOfDemonstration(premier + i),
      nom: `Circonscription d'inspection du 1er degré ${deCommune(siege)}${plusieurs ? ` ${rang}` : ''}`,
    }
    for (const ecole of tranche) ecole.circonscription = circonscription
  })
  return nombre
}

/** Name of the biggest place of a circonscription, where the inspector sits. */
function siegeOf(tranche: readonly Etablissement[]): string {
  const [premiere] = tranche
  if (!premiere) return ''
  return tranche
    .reduce((siege, { site }) => (site.population > siege.population ? site : siege), premiere.site)
    .nom.replace(/ Arrondissement$/, '')
}

/** Same arrondissement, then same EPCI, then code: neighbours come together without any geometry. */
function compareVoisinage(a: Site, b: Site): number {
  for (const champ of ['arrondissement', 'epci', 'code'] as const) {
    if (a[champ] !== b[champ]) return a[champ] < b[champ] ? -1 : 1
  }
  return 0
}
