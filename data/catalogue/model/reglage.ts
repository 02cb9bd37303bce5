import { z } from 'zod'

/** Days of the week, in the order of the week. */
export const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
export type Jour = (typeof JOURS)[number]

interface Declaration {
  libelle: string
  description: string
}

/** A whole number between two bounds, with its unit. */
const entier = <D extends Declaration & { min: number; max: number; defaut: number; unite: string }>(
  declaration: D,
) => ({
  genre: 'entier' as const,
  schema: z.number().int().min(declaration.min).max(declaration.max),
  ...declaration,
})

/** One value of a list. */
const choix = <V extends string>(
  declaration: Declaration & { valeurs: readonly [V, ...V[]]; defaut: V },
) => ({
  genre: 'choix' as const,
  schema: z.enum(declaration.valeurs),
  ...declaration,
})

/**
 * Everything that an administrator may change without restarting. A new setting is one entry here; it is read with
 * `readReglage`.
 */
export const REGLAGES = {
  conservation_contacts_jours: entier({
    libelle: 'Conservation des adresses des auteurs de signalements',
    description: 'Après la clôture du signalement ; son auteur peut la retirer avant, par son lien de suivi.',
    min: 1,
    max: 730,
    defaut: 90,
    unite: 'jours',
  }),
  conservation_journal_mois: entier({
    libelle: 'Conservation du journal d’audit',
    description: 'Au-delà, les inscriptions sont effacées.',
    min: 6,
    max: 120,
    defaut: 36,
    unite: 'mois',
  }),
  conservation_jetons_jours: entier({
    libelle: 'Conservation des jetons d’API expirés ou révoqués',
    description: 'Au-delà, ils disparaissent de la liste de leur agent.',
    min: 1,
    max: 730,
    defaut: 180,
    unite: 'jours',
  }),
  conservation_livraisons_jours: entier({
    libelle: 'Conservation des livraisons de webhooks et des avis envoyés',
    description: 'Au-delà, le journal des livraisons et la liste de ce qui a été annoncé sont effacés.',
    min: 1,
    max: 365,
    defaut: 60,
    unite: 'jours',
  }),
  resume_periode: choix({
    libelle: 'Période du résumé par courriel',
    description: 'Jamais un courriel par événement ; chaque agent peut en choisir une autre pour lui.',
    valeurs: ['quotidien', 'hebdomadaire'],
    defaut: 'hebdomadaire',
  }),
  resume_jour: choix({
    libelle: 'Jour du résumé hebdomadaire',
    description: 'Sans effet sur les résumés quotidiens.',
    valeurs: JOURS,
    defaut: 'lundi',
  }),
  resume_heure: entier({
    libelle: 'Heure des résumés',
    description:
      'Heure de Paris à partir de laquelle partent les résumés, ceux des auteurs de signalements compris.',
    min: 0,
    max: 23,
    defaut: 7,
    unite: 'h',
  }),
} as const

export type CleReglage = keyof typeof REGLAGES
export const CLES_REGLAGE = Object.keys(REGLAGES) as [CleReglage, ...CleReglage[]]
export type ValeurReglage<C extends CleReglage> = z.output<(typeof REGLAGES)[C]['schema']>
