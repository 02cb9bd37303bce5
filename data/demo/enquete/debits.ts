import type { FibreCommune } from '../monde/fibre.ts'
import type { Monde } from '../monde/monde.ts'
import { tirage, tirageNormal } from '../random.ts'

/** Premises of a commune by best technology, early 2026. */
export interface DebitsCommune {
  fibre: FibreCommune
  locaux: number
  ftth: number
  coaxial: number
  cuivre30: number
  cuivre8: number
  radioThd: number
  radio4g: number
  radioHd: number
  satellite: number
  /** Premises without any better wired line than copper: at least 8, 3 and 0.5 Mbit/s. */
  filaire8: number
  filaire3: number
  filaire05: number
}

/** Share of premises that fibre reached in the first quarter of 2026 (Arcep). */
const FIBRE = 0.938

const chance = tirage('debits/commune')
const departement = tirageNormal('debits/departement')
const reste = tirage('debits/reste')

/** How far a commune is from being all fibre, before the national scaling: most are nearly done. */
function manqueOf({ commune, rurale, zoneTresDense }: FibreCommune, i: number): number {
  const retard = Math.exp(0.8 * departement(Number.parseInt(commune.departement, 36)))
  const base = zoneTresDense ? 0.02 : rurale ? 0.1 : 0.05
  return base * retard * (0.15 + 3 * chance(i) ** 3)
}

/** Wired speeds and best technologies of every commune, calibrated on the national share of fibre. */
export function buildDebits({ fibre }: Monde): DebitsCommune[] {
  const locaux = fibre.map(({ logements, etablissements }) => logements + etablissements)
  const manques = fibre.map(manqueOf)
  const total = locaux.reduce((somme, n) => somme + n, 0)
  const manqueNational = (echelle: number) =>
    locaux.reduce((somme, n, i) => somme + n * Math.min(1, echelle * (manques[i] as number)), 0)
  const premiere = ((1 - FIBRE) * total) / manqueNational(1)
  const echelle = premiere * (((1 - FIBRE) * total) / manqueNational(premiere))
  return fibre.map((commune, i) => {
    const n = locaux[i] as number
    return shareOut(commune, n, Math.round(n * Math.min(1, echelle * (manques[i] as number))), i)
  })
}

/** Premises without fibre, shared out among the other technologies. */
function shareOut(fibre: FibreCommune, locaux: number, sansFibre: number, i: number): DebitsCommune {
  const part = (quota: number): number => Math.floor(sansFibre * quota)
  const coaxial = fibre.rurale ? 0 : part(0.28 * reste(i))
  const cuivre30 = part(0.13)
  const cuivre8 = part(0.02)
  const radioThd = part(0.01)
  const radioHd = part(0.005)
  const satellite = fibre.rurale ? part(0.03) : 0
  const radio4g = sansFibre - coaxial - cuivre30 - cuivre8 - radioThd - radioHd - satellite
  const filaire8 = cuivre8 + Math.floor(radio4g * 0.4)
  const filaire3 = filaire8 + Math.floor(radio4g * 0.15)
  const filaire05 = filaire3 + Math.floor(radio4g * 0.1)
  return {
    fibre,
    locaux,
    ftth: locaux - sansFibre,
    coaxial,
    cuivre30,
    cuivre8,
    radioThd,
    radio4g,
    radioHd,
    satellite,
    filaire8,
    filaire3,
    filaire05,
  }
}
