/** How a cell is written in a workbook: the same in Excel and in LibreOffice. */
export const STYLES = [
  'entete',
  'titre',
  'note',
  'phrase',
  'lien',
  'entier',
  'decimal_1',
  'decimal_2',
  'decimal_3',
  'part',
] as const
export type Style = (typeof STYLES)[number]

/** Style of a number with so many decimals, from 0 to 3. */
export const styleNombre = (decimales: number): Style =>
  (['entier', 'decimal_1', 'decimal_2', 'decimal_3'] as const)[Math.min(3, Math.max(0, decimales))] ??
  'entier'

/** What each style looks like. */
export interface Aspect {
  gras?: boolean
  /** Points; 11 when absent. */
  taille?: number
  /** Six hexadecimal digits. */
  encre?: string
  fond?: string
  /** Long texts go on the next line inside their cell. */
  retour?: boolean
  /** Decimals of a number, its thousands apart. */
  decimales?: number
  /** A ratio between 0 and 1, shown as a percentage. */
  pourcentage?: boolean
}

export const ASPECTS: Record<Style, Aspect> = {
  entete: { gras: true, fond: 'E8E6F5', retour: true },
  titre: { gras: true, taille: 16 },
  note: { encre: '5A5870' },
  phrase: { retour: true },
  lien: { encre: '46388F' },
  entier: { decimales: 0 },
  decimal_1: { decimales: 1 },
  decimal_2: { decimales: 2 },
  decimal_3: { decimales: 3 },
  part: { pourcentage: true },
}
