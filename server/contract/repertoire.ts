import { z } from 'zod'
import { champsEnveloppe } from './enveloppe.ts'
import { niveauSerie } from './indicateurs.ts'

export const requeteRepertoire = z.strictObject({ niveau: niveauSerie })

export const repertoire = z
  .object({
    niveau: niveauSerie,
    total: z.number().int().describe('Nombre de territoires, ou d’établissements ouverts.'),
    codes: z.array(z.string()).describe('Codes (ou UAI), dans l’ordre alphabétique des noms.'),
    noms: z.array(z.string()).describe('Nom de chaque code, dans le même ordre.'),
    lieux: z
      .array(z.number().int().nullable())
      .describe(
        'Ce qui distingue chaque code d’un homonyme : rang dans « lieux_codes » ; null s’il n’y a rien au-dessus. Pour un établissement, sa commune ; pour une commune ou un EPCI, son département ; pour un département, sa région ; pour une académie, sa région académique.',
      ),
    lieux_codes: z.array(z.string()).describe('Code de chaque lieu.'),
    lieux_noms: z.array(z.string()).describe('Nom de chaque lieu.'),
    lieux_departements: z
      .array(z.string().nullable())
      .describe('Département de chaque lieu ; null quand le lieu est plus large.'),
    ...champsEnveloppe,
  })
  .meta({
    id: 'Repertoire',
    description: 'Tous les noms d’un niveau en une réponse compacte, à joindre à une série.',
  })
export type Repertoire = z.output<typeof repertoire>
