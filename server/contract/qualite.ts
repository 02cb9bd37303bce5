import { z } from 'zod'
import { correctionSchema } from '../../data/catalogue/model/correction.ts'
import { anomalie } from './anomalie.ts'
import { codeTerritoire, niveau } from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'
import { motif } from './imports.ts'
import { parametresIndicateur } from './indicateurs.ts'
import { curseur, limite } from './pagination.ts'
import { fraicheur, parametresSource } from './sources.ts'
import { valeur } from './synthese.ts'

const champsPerimetre = {
  niveau: niveau.default('pays').describe('Niveau du territoire ; « pays » par défaut.'),
  code: codeTerritoire.default('FR').describe('Code du territoire ; « FR » par défaut.'),
}

export const requeteQualite = z.strictObject({
  ...champsPerimetre,
  source: parametresSource.shape.id.optional().describe('Ne garder que cette source et ses indicateurs.'),
})

const nombre = (description: string) => z.number().int().describe(description)

export const collectionAnomalies = collection(
  anomalie,
  'CollectionAnomalies',
  'Une page d’anomalies, triées par UAI puis par indicateur.',
)

export const requeteAnomalies = z.strictObject({
  ...champsPerimetre,
  indicateur: parametresIndicateur.shape.id.optional().describe('Ne garder que cet indicateur.'),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteAnomalies = z.output<typeof requeteAnomalies>

const qualiteSource = z
  .object({
    source: z.string().describe('Identifiant de la source.').meta({ example: 'ips-colleges' }),
    titre: z.string().describe('Titre du jeu de données.'),
    producteur: z.string().describe('Organisme qui le produit.'),
    fraicheur,
    imports: z
      .array(
        z.object({
          id: nombre('Numéro de l’import.'),
          lues: nombre('Lignes lues.'),
          chargees: nombre('Lignes chargées.'),
          ignorees: nombre('Lignes écartées volontairement.'),
          rejetees: nombre('Lignes rejetées.'),
          motifs: z.array(motif).describe('Lignes ignorées, rejetées ou signalées, par motif.'),
        }),
      )
      .describe('Imports lus par la publication.'),
  })
  .meta({ id: 'QualiteSource', description: 'Fraîcheur d’une source et sort de ses lignes.' })

const couvertureIndicateur = valeur
  .pick({
    indicateur: true,
    libelle: true,
    composante: true,
    campagne: true,
    attendus: true,
    repondants: true,
    couverture: true,
    statut: true,
  })
  .extend({
    couverture_min: z.number().describe('Couverture (0 à 1) sous laquelle la valeur est fragile.'),
    suffisante: z
      .boolean()
      .nullable()
      .describe('Vrai si la couverture atteint ce seuil ; null si rien n’est attendu.'),
  })
  .meta({ id: 'CouvertureIndicateur', description: 'Qui a répondu, pour un indicateur.' })

const { id, source, cle, champ, valeur_source, producteur, depuis } = correctionSchema.shape

const correction = z
  .object({
    id: id.describe('Identifiant de la correction.').meta({ example: 'wallis-9870026p' }),
    source: source.describe('Source corrigée.'),
    cle: cle.describe('Unité corrigée : champ qui la désigne et valeur de ce champ.'),
    campagne: z.string().nullable().describe('Campagne concernée ; null pour toutes.'),
    champ: champ.describe('Champ corrigé.'),
    valeur_source: valeur_source.describe('Ce que dit la source.'),
    valeur: correctionSchema.shape.valeur.describe('Ce qui est retenu.'),
    motif: z.string().describe('Pourquoi.'),
    producteur: producteur.describe('Qui devrait corriger son fichier.'),
    depuis: depuis.describe('Jour de la correction.'),
    etat: z
      .enum(['appliquee', 'proposee', 'expiree', 'sans_objet', 'non_verifiee'])
      .describe(
        'appliquee : en vigueur dans la publication ; proposee : transmise, non appliquée ; expiree : la source dit désormais autre chose ; sans_objet : l’unité n’y est plus ; non_verifiee : la source n’est pas importée, ou l’est pour la démonstration.',
      ),
  })
  .meta({ id: 'Correction', description: 'Une correction déclarée, avec sa raison et son état.' })
export type CorrectionPubliee = z.output<typeof correction>

export const qualite = z
  .object({
    territoire: z
      .object({
        niveau,
        code: z.string().describe('Code officiel.'),
        nom: z.string().describe('Nom officiel.'),
      })
      .describe('Territoire.'),
    par_source: z.array(qualiteSource).describe('Sources lues par la publication, pour tout le pays.'),
    couverture: z.array(couvertureIndicateur).describe('Couverture de chaque indicateur sur le territoire.'),
    anomalies: z
      .object({
        total: nombre('Réponses suspectes du territoire.'),
        par_indicateur: z
          .array(
            z.object({
              indicateur: z.string().describe('Identifiant de l’indicateur.'),
              code: anomalie.shape.code,
              nombre: nombre('Réponses suspectes.'),
            }),
          )
          .describe('Réponses suspectes par indicateur et par motif.'),
        liste: z.string().describe('Adresse de la liste (chemin absolu).'),
      })
      .describe('Réponses qui méritent d’être vérifiées.'),
    corrections: z.array(correction).describe('Corrections déclarées.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Qualite', description: 'Ce que valent les données d’un territoire.' })
export type Qualite = z.output<typeof qualite>
