import { z } from 'zod'
import { ficheSourceSchema } from '../../data/catalogue/model/source.ts'
import { champsEnveloppe, collection, licence } from './enveloppe.ts'
import { niveauSerie } from './indicateurs.ts'

const campagnePubliee = z
  .object({
    campagne: z
      .string()
      .nullable()
      .describe('Campagne ; null pour une donnée de référence, qui n’en a pas.')
      .meta({ example: '2022' }),
    import_id: z.number().int().describe('Import lu par la publication.'),
    date_import: z.string().nullable().describe('Fin de cet import (ISO 8601, UTC).'),
  })
  .meta({ id: 'CampagnePubliee', description: 'Une campagne de la source dans la publication.' })

export const fraicheur = z
  .object({
    date_import: z.string().nullable().describe('Fin du dernier import publié ; null s’il n’y en a pas.'),
    derniere_campagne: z.string().nullable().describe('Dernière campagne publiée.'),
    a_renouveler_le: z
      .string()
      .nullable()
      .describe(
        'Jour à partir duquel, à la fréquence annoncée, des données plus récentes devraient exister : une période après le dernier import, ou après la fin de la dernière campagne si c’est plus tôt ; null si la source est ponctuelle ou n’est pas importée.',
      ),
  })
  .meta({ id: 'Fraicheur', description: 'De quand datent les données d’une source.' })

const champsSource = {
  id: z.string().describe('Identifiant stable.').meta({ example: 'ips-colleges' }),
  titre: z.string().describe('Titre du jeu de données.'),
  producteur: z.string().describe('Organisme qui le produit.'),
  licence: licence.describe('Licence de la source.'),
  url: z.string().describe('Page publique du jeu de données.'),
  frequence: ficheSourceSchema.shape.frequence.describe('Fréquence annoncée par le producteur.'),
  description: z.string().describe('Ce que contient la source.'),
  reserve: z.string().nullable().describe('Ce que l’on n’en sait pas ; null si tout est connu.'),
  genre: z
    .enum(['tableau', 'contours', 'embarquee'])
    .describe('Tableau de lignes, contours géographiques, ou données livrées avec le logiciel.'),
  referentiel: z.boolean().describe('Vrai pour une donnée de référence, sans campagne.'),
  indicateurs: z.array(z.string()).describe('Indicateurs qui la lisent.'),
  campagnes: z.array(campagnePubliee).describe('Campagnes présentes dans la publication.'),
  fraicheur,
}

export const source = z
  .object(champsSource)
  .meta({ id: 'Source', description: 'Un jeu de données d’origine.' })
export type SourcePubliee = z.output<typeof source>

const colonneChargee = z
  .object({
    champ: z.string().describe('Nom du champ dans l’observatoire.'),
    colonnes: z.array(z.string()).describe('Titres de la colonne au fil des générations de la source.'),
    obligatoire: z.boolean().describe('Une cellule vide fait rejeter la ligne.'),
    facultative: z.boolean().describe('La colonne peut manquer du fichier.'),
  })
  .meta({ id: 'ColonneChargee', description: 'Une colonne lue.' })

export const sourceDetail = z
  .object({
    ...champsSource,
    colonnes_chargees: z.array(colonneChargee).describe('Colonnes lues.'),
    colonnes_ignorees: z
      .array(z.string())
      .describe('Colonnes connues et volontairement ignorées : titre, ou expression régulière entre « / ».'),
    generations: z
      .array(
        z.object({
          id: z.string().describe('Identifiant de la génération.'),
          signature: z.array(z.string()).describe('Titres qui la distinguent des autres.'),
        }),
      )
      .describe('Formes d’en-tête reconnues.'),
    controles: z
      .object({
        lignes_min: z.number().int().describe('Lignes à charger au moins.'),
        perte_max: z.number().describe('Part des lignes de l’import précédent qui peut manquer (0 à 1).'),
        rejets_max: z.number().describe('Part des lignes lues qui peut être rejetée (0 à 1).'),
        remplissage: z
          .record(z.string(), z.number())
          .describe('Part des lignes où chaque champ doit être rempli (0 à 1).'),
      })
      .describe('Contrôles qu’un fichier doit passer avant que rien n’en soit publié.'),
    ...champsEnveloppe,
    // The answer is about one source: its licence, not that of answers in general.
    licence: champsSource.licence,
  })
  .meta({ id: 'SourceDetail', description: 'Une source, ce qui en est lu et ce qui en est publié.' })
export type SourceDetail = z.output<typeof sourceDetail>

export const parametresSource = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'l’identifiant d’une source (voir /api/v1/sources)')
    .max(64, 'l’identifiant d’une source (voir /api/v1/sources)')
    .meta({ description: 'Identifiant de la source.', example: 'ips-colleges' }),
})

export const collectionSources = collection(source, 'CollectionSources', 'Toutes les sources du catalogue.')

export const couvertureSource = z
  .object({
    source: z.string().describe('Identifiant de la source.').meta({ example: 'ips-colleges' }),
    campagne: z.string().nullable().describe('Campagne décrite ; null pour une donnée de référence.'),
    niveau: niveauSerie
      .nullable()
      .describe('Ce que décrit une ligne de la source ; null si elle n’a aucune ligne publiée.'),
    attendus: z.number().int().describe('Unités de ce niveau que la source pourrait décrire.'),
    presents: z.number().int().describe('Celles qu’elle décrit.'),
    par_departement: z
      .array(
        z
          .object({
            code: z.string().describe('Code du département.'),
            nom: z.string().describe('Nom du département.'),
            attendus: z.number().int().describe('Unités du département que la source pourrait décrire.'),
            presents: z.number().int().describe('Celles qu’elle décrit.'),
          })
          .meta({ id: 'CouvertureDepartement', description: 'Ce qu’une source décrit d’un département.' }),
      )
      .describe('Par département, dans l’ordre des codes.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'CouvertureSource', description: 'Ce qu’une source décrit, département par département.' })
export type CouvertureSource = z.output<typeof couvertureSource>
