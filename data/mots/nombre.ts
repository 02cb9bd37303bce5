/** Narrow no-break space: between thousands, and before ; ! ? % */
export const FINE = '\u202f'
/** No-break space: before : and between a number and its unit. */
export const INSECABLE = '\u00a0'

const formatters = new Map<number, Intl.NumberFormat>()

function formatterOf(decimales: number): Intl.NumberFormat {
  const known = formatters.get(decimales)
  if (known) return known
  const made = new Intl.NumberFormat('fr-FR', {
    minimumFractionDigits: decimales,
    maximumFractionDigits: decimales,
  })
  formatters.set(decimales, made)
  return made
}

/** `1234567.891` with 1 decimal → `1 234 567,9` (narrow no-break spaces, comma, true minus sign). */
export function nombre(valeur: number, decimales = 0): string {
  const text = formatterOf(decimales).format(valeur)
  return text.replace(/[\s\u00a0]/g, FINE).replace('-', '−')
}

/** The same without useless zeros: a threshold is written `2` or `2,5`, never `2,0`. */
export function nombreCourt(valeur: number, decimales = 3): string {
  return nombre(valeur, decimales).replace(/,(\d*?)0+$/, (_, kept: string) => (kept ? `,${kept}` : ''))
}

/** A share between 0 and 1 as a whole percentage; an incomplete share is never rounded up to 100 %. */
export function part(valeur: number): string {
  const rounded = Math.round(valeur * 100)
  const shown = rounded === 100 && valeur < 1 ? 99 : rounded === 0 && valeur > 0 ? 1 : rounded
  const prefix = rounded === 0 && valeur > 0 ? `moins de${INSECABLE}` : ''
  return `${prefix}${nombre(shown)}${FINE}%`
}

/** Below 2, French takes the singular, zero included. */
export const pluriel = <T>(quantite: number, singulier: T, plural: T): T =>
  Math.abs(quantite) < 2 ? singulier : plural

/** `3 écoles`, `1 école`: the number, a no-break space, the agreed noun. */
export const compte = (quantite: number, singulier: string, plural: string): string =>
  `${nombre(quantite)}${INSECABLE}${pluriel(quantite, singulier, plural)}`
