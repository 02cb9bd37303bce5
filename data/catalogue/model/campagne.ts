import { z } from 'zod'

/**
 * A campagne is one wave of a source: `2022` (rentrée 2022, school year 2022-2023), or a quarter `2018-T1`.
 * Reference data (COG, contours, annuaire) have no campaign but a millésime: they are stored under `referentiel`.
 */
export const CAMPAGNE_REFERENTIEL = 'referentiel' as const
export const campagneSchema = z
  .string()
  .regex(/^(19|20)\d{2}(-T[1-4])?$/, 'attendu : une année (2022) ou un trimestre (2018-T1)')
export type Campagne = z.infer<typeof campagneSchema>

/** Latest campaign that may exist on a given date: the rentrée of that civil year. */
export const isCampagneFuture = (campagne: string, today: Date): boolean =>
  Number(campagne.slice(0, 4)) > today.getUTCFullYear()

/** `2022-2023` or `2022` (a school year as the ministry writes it) → `2022`; `null` when it is neither. */
export function campagneOfRentree(text: string): Campagne | null {
  const match = /^\s*(\d{4})(?:\s*[-/]\s*(\d{4}|\d{2}))?\s*$/.exec(text)
  if (!match?.[1]) return null
  const year = Number(match[1])
  if (match[2] && Number(match[2].slice(-2)) !== (year + 1) % 100) return null
  return campagneSchema.safeParse(match[1]).success ? match[1] : null
}

/** How a campaign is written on a screen: « rentrée 2022 » or « 1er trimestre 2018 ». */
export function libelleCampagne(campagne: string): string {
  if (campagne === CAMPAGNE_REFERENTIEL) return 'référentiel en vigueur'
  const [year, quarter] = campagne.split('-T')
  if (!quarter) return `rentrée ${year}`
  return `${quarter}${quarter === '1' ? 'er' : 'e'} trimestre ${year}`
}

/** Civil quarter of a day (`2026-03-31` → `2026-T1`). */
export const trimestreOf = (jour: string): Campagne =>
  `${jour.slice(0, 4)}-T${Math.ceil(Number(jour.slice(5, 7)) / 3)}`

const JOUR = 86_400_000

/**
 * School year of a week, given any of its days, and its rank in that year (0 … 52). A week belongs to the year its
 * Thursday falls in, a year starting on 1 September: the week of 31 August 2026 is the first of 2026-2027.
 */
export function semaineScolaire(jour: string): { campagne: Campagne; rang: number } {
  const day = new Date(`${jour}T00:00:00Z`)
  const thursday = day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * JOUR
  const year = new Date(thursday).getUTCFullYear()
  const rentree = thursday >= Date.UTC(year, 8, 1) ? year : year - 1
  return { campagne: String(rentree), rang: Math.floor((thursday - Date.UTC(rentree, 8, 1)) / (7 * JOUR)) }
}

const FIN_DE_TRIMESTRE = ['03-31', '06-30', '09-30', '12-31']

/** Last day a school may have opened to be expected in a campaign. */
export function lastOpeningDay(campagne: string): string | null {
  if (campagne === CAMPAGNE_REFERENTIEL) return null
  const [year, quarter] = campagne.split('-T')
  return `${year}-${quarter ? FIN_DE_TRIMESTRE[Number(quarter) - 1] : '12-31'}`
}

/** Last day that a campaign describes: 31 August for a school year, the last of a quarter; `null` for reference data. */
export function lastDayOfCampagne(campagne: string): string | null {
  if (campagne === CAMPAGNE_REFERENTIEL) return null
  return campagne.includes('-T') ? lastOpeningDay(campagne) : `${Number(campagne.slice(0, 4)) + 1}-08-31`
}
