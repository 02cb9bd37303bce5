import { z } from 'zod'
import { niveauSchema } from '../../data/catalogue/model/niveau.ts'
import { entier, niveau } from './base.ts'
import { champsEnveloppe, collection } from './enveloppe.ts'

const NUMERO_MAX = 2_147_483_647

/** Parameter that every answer made from a publication accepts. */
export const publicationDemandee = entier(
  1,
  NUMERO_MAX,
  'Publication à lire, parmi celles encore conservées (voir /api/v1/versions) ; à défaut, la publication en vigueur.',
).optional()

export const version = z
  .object({
    publication: z.number().int().describe('Numéro de la publication.').meta({ example: 12 }),
    publiee_le: z.string().describe('Date de la publication (ISO 8601, UTC).'),
    en_vigueur: z.boolean().describe('Vrai pour la publication servie quand aucune n’est demandée.'),
    conservee: z.boolean().describe('Vrai si « ?publication= » peut encore la lire.'),
    demonstration: z.boolean().describe('Vrai si ses valeurs sont inventées.'),
    motif: z
      .string()
      .describe('Pourquoi elle a été faite.')
      .meta({ example: 'import de « IPS et effectifs des collèges »' }),
    source: z
      .string()
      .nullable()
      .describe(
        'Identifiant de la source dont un import l’a motivée ; null si ce n’est pas l’import d’une seule.',
      )
      .meta({ example: 'ips-colleges' }),
    imports: z.number().int().describe('Imports qu’elle lit ; 0 si elle n’est plus conservée.'),
    changements: z
      .string()
      .nullable()
      .describe('Adresse de ce qu’elle a changé (chemin absolu) ; null si elle n’est plus conservée.'),
  })
  .meta({ id: 'Version', description: 'Une publication : un état complet et immuable des données.' })
export type Version = z.output<typeof version>

export const collectionVersions = collection(
  version,
  'CollectionVersions',
  'Toutes les publications, de la plus récente à la plus ancienne.',
)

export const parametresVersion = z.strictObject({
  version: entier(1, NUMERO_MAX, 'Numéro de la publication.'),
})

export const requeteChangements = z.strictObject({
  depuis: entier(
    1,
    NUMERO_MAX,
    'Publication à laquelle comparer ; à défaut, la précédente encore conservée.',
  ).optional(),
  indicateur: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'l’identifiant d’un indicateur (voir /api/v1/indicateurs)')
    .optional()
    .meta({ description: 'Ne garder que cet indicateur.', example: 'ips' }),
  niveau: niveau.optional().describe('Ne garder que ce niveau de territoire.'),
})
export type RequeteChangements = z.output<typeof requeteChangements>

const nature = z.enum(['ajoute', 'remplace', 'retire']).describe('Ce qui est arrivé.')

const changementSource = z
  .object({
    source: z.string().describe('Identifiant de la source.').meta({ example: 'ips-colleges' }),
    titre: z.string().describe('Nom de la source.').meta({ example: 'IPS et effectifs des collèges' }),
    campagne: z.string().describe('Campagne concernée ; « referentiel » pour une donnée de référence.'),
    nature,
    avant: z.number().int().nullable().describe('Import lu auparavant ; null s’il n’y en avait pas.'),
    apres: z.number().int().nullable().describe('Import lu désormais ; null s’il n’y en a plus.'),
    lignes_avant: z.number().int().nullable().describe('Lignes chargées auparavant.'),
    lignes_apres: z.number().int().nullable().describe('Lignes chargées désormais.'),
    meme_fichier: z.boolean().describe('Vrai si les deux fichiers ont la même empreinte.'),
  })
  .meta({ id: 'ChangementSource', description: 'Un fichier ajouté, remplacé ou retiré.' })

const nombre = (description: string) => z.number().int().describe(description)
const valeur = (description: string) => z.number().nullable().describe(description)

const exempleSynthese = z
  .object({
    code: z.string().describe('Code du territoire.'),
    campagne: z.string().describe('Campagne.'),
    avant: valeur('Valeur auparavant ; null sans valeur.'),
    apres: valeur('Valeur désormais ; null sans valeur.'),
    statut_avant: z.string().nullable().describe('Statut auparavant ; null si le chiffre n’existait pas.'),
    statut_apres: z.string().nullable().describe('Statut désormais ; null si le chiffre n’existe plus.'),
  })
  .meta({ id: 'ExempleChangement', description: 'Un chiffre qui a changé.' })

/** What changed in the numbers of one indicator at one level. */
export const changementSyntheses = z
  .object({
    indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
    niveau: niveauSchema.describe('Niveau de territoire.'),
    ajoutees: nombre('Chiffres nouveaux.'),
    retirees: nombre('Chiffres disparus.'),
    modifiees: nombre('Chiffres dont la valeur, le statut ou la couverture a changé.'),
    inchangees: nombre('Chiffres identiques.'),
    exemples: z.array(exempleSynthese).describe('Trois exemples au plus, les plus gros écarts d’abord.'),
  })
  .meta({ id: 'ChangementSyntheses', description: 'Ce qui a changé dans les chiffres d’un niveau.' })

const changementListe = z
  .object({
    ajoutes: nombre('Éléments nouveaux.'),
    retires: nombre('Éléments disparus.'),
    modifies: nombre('Éléments dont un champ a changé.'),
    exemples: z
      .array(
        z.object({
          code: z.string().describe('Code ou UAI.'),
          nom: z.string().describe('Nom.'),
          nature: z.enum(['ajoute', 'modifie', 'retire']).describe('Ce qui est arrivé.'),
        }),
      )
      .describe('Vingt exemples au plus.'),
  })
  .meta({ id: 'ChangementListe', description: 'Ce qui a changé dans une liste de référence.' })

export const changements = z
  .object({
    version: z.number().int().describe('Publication décrite.'),
    depuis: z.number().int().nullable().describe('Publication de comparaison ; null pour la première.'),
    par_source: z.array(changementSource).describe('Fichiers ajoutés, remplacés ou retirés.'),
    etablissements: changementListe.describe('Établissements.'),
    territoires: changementListe.describe('Territoires, tous niveaux.'),
    par_indicateur: z
      .array(changementSyntheses)
      .describe(
        'Chiffres conservés par les deux publications, tous types et secteurs ensemble, par indicateur et par niveau ; les séries inchangées n’y sont pas.',
      ),
    ...champsEnveloppe,
  })
  .meta({ id: 'Changements', description: 'Ce qu’une publication a changé par rapport à une autre.' })
export type Changements = z.output<typeof changements>
