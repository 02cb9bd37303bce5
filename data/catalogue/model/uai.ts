/** Letters of the UAI check, indexed by number mod 23 (I, O and Q are never used). */
const LETTRES = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Check letter of the seven digits of a UAI. */
export const letterOfUai = (digits: string): string => LETTRES[Number(digits) % 23] as string

/** Trimmed, upper-cased UAI when its shape and check letter are right, else `null`. */
export function parseUai(text: string): string | null {
  const uai = text.trim().toUpperCase()
  if (!/^\d{7}[A-Z]$/.test(uai)) return null
  return letterOfUai(uai.slice(0, 7)) === uai[7] ? uai : null
}

/**
 * Demonstration schools live under the prefixes 900 to 969, which name no département, collectivité
 * or country: their UAI passes the check letter yet can never be mistaken for a real one.
 */
export const isUaiDemonstration = (uai: string): boolean => /^9[0-6]\d{5}[A-Z]$/.test(uai)

/** UAI of the n-th demonstration school (0 ≤ n < 700 000). */
export function uaiOfDemonstration(n: number): string {
  const digits = String(9_000_000 + n)
  return digits + letterOfUai(digits)
}
