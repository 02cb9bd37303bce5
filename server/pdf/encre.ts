/** Colours of the site on paper: those of its light theme, and the page stays white. */
export const ENCRE = '#1c2130'
export const ENCRE_2 = '#4a5062'
export const ENCRE_3 = '#5f6576'
export const TRAIT = '#dedbd2'
export const TRAIT_FORT = '#858998'
export const ACCENT = '#46388f'
export const ACCENT_FOND = '#eceaf7'
export const ACCENT_BANDE = '#c5c0de'
export const REPERE = '#646a7b'
export const REPERE_BANDE = '#d3d4da'
export const OCRE = '#d98a1e'
export const SURFACE_2 = '#f6f4ef'
export const ALERTE_FOND = '#fdf0d8'
export const ALERTE_ENCRE = '#573804'
export const ABSENCE = '#d9d7d3'
export const MOTIF = '#74757c'
export const BLANC = '#ffffff'

/** How a piece of text looks. */
export interface Style {
  taille: number
  encre?: string
  gras?: boolean
}

export const COURANT: Style = { taille: 8.5, encre: ENCRE_2 }
export const NOTE: Style = { taille: 7.2, encre: ENCRE_3 }
export const FORT: Style = { taille: 8.5, encre: ENCRE, gras: true }

/** Is this colour dark enough to write on it in white? */
export function isSombre(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16))
  return 0.299 * r + 0.587 * g + 0.114 * b < 140
}
