import { z } from 'zod'
import { champsEnveloppe } from './enveloppe.ts'

/** Levels drawn in one answer; narrower ones have vector tiles. */
const niveauContours = z.enum(['departement']).meta({
  id: 'NiveauContours',
  description: 'Niveau dont les contours tiennent en une réponse.',
  example: 'departement',
})

export const requeteContours = z.strictObject({ niveau: niveauContours })

export const contours = z
  .object({
    niveau: niveauContours,
    cote_monde: z
      .number()
      .int()
      .describe('Côté du monde, en unités des tracés, dans la projection des cartes du web (EPSG:3857).'),
    codes: z.array(z.string()).describe('Codes des territoires qui ont un contour, triés.'),
    traces: z
      .array(z.string())
      .describe(
        'Contour de chaque code, dans le même ordre : un chemin SVG (M, l, z), arrondi à l’unité ; deux voisins suivent les mêmes points.',
      ),
    geometrie: z
      .enum(['reelle', 'schematique'])
      .nullable()
      .describe('Contours officiels ou schématiques ; null s’il n’y en a pas.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Contours', description: 'Contours simplifiés, prêts à être dessinés sans moteur de carte.' })
export type Contours = z.output<typeof contours>
