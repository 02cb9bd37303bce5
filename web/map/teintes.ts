/** Colours of the drawing itself (land, borders, names), by theme. Those of the values come from the legend. */
export interface Teintes {
  fond: string
  terre: string
  absence: string
  motif: [number, number, number]
  trait: string
  frontiere: string
  encre: string
  halo: string
  liserePoint: string
}

const CLAIR: Teintes = {
  fond: '#e6e8e6',
  terre: '#f8f7f3',
  absence: '#d9d7d3',
  motif: [116, 117, 124],
  trait: 'rgba(255, 255, 255, 0.65)',
  frontiere: '#4a5062',
  encre: '#1c2130',
  halo: 'rgba(255, 255, 255, 0.96)',
  liserePoint: 'rgba(28, 33, 48, 0.6)',
}

const SOMBRE: Teintes = {
  fond: '#101218',
  terre: '#20242e',
  absence: '#3c404b',
  motif: [150, 154, 166],
  trait: 'rgba(16, 18, 24, 0.7)',
  frontiere: '#c0c3cd',
  encre: '#f4f2ec',
  halo: 'rgba(16, 18, 24, 0.94)',
  liserePoint: 'rgba(236, 234, 228, 0.55)',
}

export const teintesOf = (sombre: boolean): Teintes => (sombre ? SOMBRE : CLAIR)

/** Red, green and blue of `#rrggbb`, 0 to 255. */
export const canaux = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Red, green, blue and opacity of a colour of this file or of a class, 0 to 1, multiplied by the opacity. */
export function rgba(couleur: string): [number, number, number, number] {
  if (couleur.startsWith('#')) {
    const [r, g, b] = canaux(couleur)
    return [r / 255, g / 255, b / 255, 1]
  }
  const [r = 0, g = 0, b = 0, a = 1] = (couleur.match(/[\d.]+/g) ?? []).map(Number)
  return [(r / 255) * a, (g / 255) * a, (b / 255) * a, a]
}

/** Ink that can be read on a colour: relative luminance above which black is better than white (WCAG). */
export function encreSur(couleur: string): string {
  const [r = 0, g = 0, b = 0] = canaux(couleur).map((value) => {
    const c = value / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#14161c' : '#ffffff'
}
