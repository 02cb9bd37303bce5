import { z } from 'zod'
import { collection } from './enveloppe.ts'

export const fichierExport = z
  .object({
    nom: z
      .string()
      .describe('Nom du fichier, à reprendre dans l’adresse.')
      .meta({ example: 'etablissements.csv' }),
    titre: z.string().describe('Ce que contient le fichier.'),
    format: z.enum(['csv', 'parquet']).describe('Format.'),
    type: z.string().describe('Type de contenu.').meta({ example: 'text/csv' }),
    url: z.string().describe('Adresse du fichier (chemin absolu).'),
    pret: z
      .boolean()
      .describe(
        'Vrai si le fichier est déjà écrit ; sinon il l’est au premier téléchargement, qui attend un peu.',
      ),
    octets: z.number().int().nullable().describe('Taille ; null tant que le fichier n’est pas écrit.'),
    lignes: z
      .number()
      .int()
      .nullable()
      .describe('Nombre de lignes, sans l’en-tête ; null tant qu’il n’est pas écrit.'),
    sha256: z.string().nullable().describe('Empreinte SHA-256 ; null tant que le fichier n’est pas écrit.'),
  })
  .meta({ id: 'FichierExport', description: 'Un fichier complet d’une publication.' })
export type FichierExport = z.output<typeof fichierExport>

export const collectionExports = collection(
  fichierExport,
  'CollectionExports',
  'Les fichiers complets de la publication.',
)

export const parametresExport = z.strictObject({
  nom: z
    .string()
    .regex(/^[a-z0-9_-]{1,80}\.(csv|parquet)$/, 'le nom d’un fichier de /api/v1/exports')
    .meta({ description: 'Nom du fichier, donné par la liste.', example: 'etablissements.csv' }),
})

/** Bytes of a file, counted from 0. */
export interface Intervalle {
  debut: number
  fin: number
}

/**
 * The one interval a `Range` header asks for.
 * @returns `null` when the header is absent or of a kind that may be ignored (several intervals, other units);
 * `'hors'` when it lies outside of the file.
 */
export function readIntervalle(entete: string | undefined, octets: number): Intervalle | 'hors' | null {
  const [, debutLu, finLue] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(entete?.trim() ?? '') ?? []
  if (debutLu === undefined || (debutLu === '' && finLue === '')) return null
  if (debutLu === '') {
    const derniers = Number(finLue)
    return derniers === 0 ? 'hors' : { debut: Math.max(octets - derniers, 0), fin: octets - 1 }
  }
  const debut = Number(debutLu)
  const fin = finLue ? Math.min(Number(finLue), octets - 1) : octets - 1
  if (finLue && Number(finLue) < debut) return null
  return debut >= octets ? 'hors' : { debut, fin }
}
