import { z } from 'zod'
import { champsEnveloppe } from './enveloppe.ts'

const degres = (axe: string) =>
  z
    .array(z.number())
    .describe(`${axe} de chaque établissement, dans le même ordre, en degrés WGS 84 au cent-millième.`)

export const positions = z
  .object({
    total: z.number().int().describe('Nombre d’établissements ouverts dont la position est connue.'),
    codes: z.array(z.string()).describe('UAI, triés.'),
    longitudes: degres('Longitude'),
    latitudes: degres('Latitude'),
    ...champsEnveloppe,
  })
  .meta({
    id: 'Positions',
    description: 'Où sont tous les établissements, en une réponse compacte, à joindre à une série.',
  })
export type Positions = z.output<typeof positions>
