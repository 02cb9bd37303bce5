import { z } from 'zod'
import { emprise, latitude, longitude, texteCherche } from './base.ts'
import { collection } from './enveloppe.ts'
import { niveauSerie } from './indicateurs.ts'
import { limite } from './pagination.ts'

export const trouvaille = z
  .object({
    genre: z.enum(['territoire', 'etablissement']).describe('Ce qui a été trouvé.'),
    niveau: niveauSerie.describe('Niveau du territoire, ou « etablissement ».'),
    code: z.string().describe('Code du territoire ou UAI.'),
    libelle: z.string().describe('Nom à afficher.'),
    contexte: z.string().describe('Précision à afficher en second : type, commune, département.'),
    longitude,
    latitude,
    emprise: emprise.nullable().describe('Rectangle englobant d’un territoire ; null pour un établissement.'),
  })
  .meta({ id: 'Trouvaille', description: 'Un territoire ou un établissement trouvé.' })
export type Trouvaille = z.output<typeof trouvaille>

export const requeteRecherche = z.strictObject({
  q: texteCherche.meta({
    description:
      'Nom d’un territoire ou d’un établissement, commune, code ou UAI ; sans égard aux accents, à la casse, à l’ordre des mots ; les fautes de frappe sont tolérées.',
    example: 'rennes',
  }),
  limit: limite(10, 50),
})
export type RequeteRecherche = z.output<typeof requeteRecherche>

export const collectionRecherche = collection(
  trouvaille,
  'CollectionRecherche',
  'Résultats du plus au moins pertinent ; « total » est le nombre de résultats renvoyés.',
)
