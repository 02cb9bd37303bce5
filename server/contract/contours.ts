import { z } from 'zod'
import { referenceTerritoire } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { liste } from './filtres.ts'

/** Levels drawn without a map engine: the départements at once, narrower ones département by département. */
const niveauContours = z.enum(['departement', 'epci', 'commune']).meta({
  id: 'NiveauContours',
  description: 'Niveau dont les contours tiennent en une réponse.',
  example: 'departement',
})

/** Départements whose narrower levels may be asked for at once. */
const TERRITOIRES_MAX = 12

export const requeteContours = z.strictObject({
  niveau: niveauContours,
  territoire: liste(
    referenceTerritoire.refine(({ niveau }) => niveau === 'departement', 'un département (departement:974)'),
    TERRITOIRES_MAX,
  )
    .optional()
    .meta({
      type: 'array',
      items: { type: 'string' },
      description: `Départements dont on veut les contours, écrits departement:code, au plus ${TERRITOIRES_MAX}. Obligatoire pour les niveaux « epci » et « commune ».`,
      example: ['departement:974'],
    }),
})
export type RequeteContours = z.output<typeof requeteContours>

export const contours = z
  .object({
    niveau: niveauContours,
    cote_monde: z
      .number()
      .int()
      .describe('Côté du monde, en unités des tracés, dans la projection des cartes du web (EPSG:3857).'),
    codes: z.array(z.string()).describe('Codes des territoires qui ont un contour, triés.'),
    noms: z.array(z.string()).describe('Nom de chaque code, dans le même ordre.'),
    departements: z.array(z.string()).describe('Département de chaque code, dans le même ordre.'),
    traces: z
      .array(z.string())
      .describe(
        'Contour de chaque code, dans le même ordre : un chemin SVG (M, l, z), arrondi à l’unité ; deux voisins suivent les mêmes points. Celui d’une intercommunalité réunit ceux de ses communes.',
      ),
    geometrie: z
      .enum(['reelle', 'schematique'])
      .nullable()
      .describe('Contours officiels ou schématiques ; null s’il n’y en a pas.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Contours', description: 'Contours simplifiés, prêts à être dessinés sans moteur de carte.' })
export type Contours = z.output<typeof contours>
