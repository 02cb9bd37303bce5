import { z } from 'zod'
import { courrielSchema } from '../../data/catalogue/model/courriel.ts'

/** Page of the site opened by default once signed in. */
export const DESTINATION = '/espace'

/**
 * Page of the site to open once signed in: a path of ours and nothing else. A browser takes `//` and `/\` for the
 * beginning of another host, and drops tabs and line breaks before it reads.
 */
export const destination = z
  .string()
  .max(500, 'un chemin de ce site')
  .regex(/^\/(?![/\\])[^\\\p{Cc}\s]*$/u, 'un chemin de ce site, qui commence par une seule barre (/espace)')
  .default(DESTINATION)
  .meta({ description: 'Page du site à ouvrir ensuite : un chemin, jamais une adresse.', example: '/espace' })

export const corpsConnexion = z.strictObject({
  courriel: courrielSchema.meta({
    description: 'Adresse électronique de l’agent.',
    example: 'prenom.nom@exemple.fr',
  }),
  destination,
})

export const connexionDemandee = z.object({ message: z.string().describe('À afficher tel quel.') }).meta({
  id: 'ConnexionDemandee',
  description: 'La même réponse, que l’adresse soit ou non celle d’un agent.',
})

export const corpsConfirmation = z.strictObject({
  jeton: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,100}$/, 'le jeton du lien reçu')
    .meta({ description: 'Jeton du lien reçu par courriel (après « #jeton= »).' }),
})

export const connexionOuverte = z
  .object({ destination: z.string().describe('Page du site à ouvrir (chemin).') })
  .meta({ id: 'ConnexionOuverte', description: 'La session est ouverte ; son cookie est joint.' })

export const deconnexion = z
  .object({
    suite: z
      .string()
      .describe(
        'Adresse à ouvrir ensuite : celle du fournisseur d’identité pour s’y déconnecter aussi, ou « / ».',
      ),
  })
  .meta({ id: 'Deconnexion', description: 'La session est fermée.' })
