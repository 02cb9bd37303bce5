import { INSECABLE, nombre } from './nombre.ts'

const UNITES = ['octet', 'ko', 'Mo', 'Go', 'To'] as const

/** Size of a file in decimal units: `1 234 567` → « 1,2 Mo ». */
export function taille(octets: number): string {
  const rang = octets < 1000 ? 0 : Math.min(UNITES.length - 1, Math.floor(Math.log10(octets) / 3))
  const valeur = octets / 1000 ** rang
  if (rang === 0) return `${nombre(octets)}${INSECABLE}${octets < 2 ? 'octet' : 'octets'}`
  return `${nombre(valeur, valeur < 10 ? 1 : 0)}${INSECABLE}${UNITES[rang]}`
}
