import { z } from 'zod'

const SEPARATEURS = { 'point-virgule': ';', virgule: ',', tabulation: '\t' } as const
const DECIMALES = { virgule: ',', point: '.' } as const

/** How a CSV is to be written; the other formats have no such choice. */
export const champsDialecte = {
  separateur: z
    .enum(Object.keys(SEPARATEURS) as (keyof typeof SEPARATEURS)[])
    .optional()
    .describe(
      'CSV seulement. « point-virgule » (par défaut, avec marque UTF-8, pour les tableurs en français), « virgule » (RFC 4180) ou « tabulation ».',
    ),
  decimale: z
    .enum(Object.keys(DECIMALES) as (keyof typeof DECIMALES)[])
    .optional()
    .describe('CSV seulement. « virgule » par défaut avec le point-virgule, « point » avec les autres.'),
}

const dialecteSchema = z.object(champsDialecte)

/** How the CSV of a request is written: made for French spreadsheets unless asked otherwise. */
export function dialecteOf(requete: z.output<typeof dialecteSchema>) {
  const { separateur = 'point-virgule', decimale = separateur === 'point-virgule' ? 'virgule' : 'point' } =
    requete
  return {
    separateur: SEPARATEURS[separateur],
    decimale: DECIMALES[decimale],
    bom: separateur === 'point-virgule',
  }
}
