import { z } from 'zod'
import {
  ACTIONS_DEPOT,
  etatDepotSchema,
  FORMATS_DEPOT,
  NATURES_LIGNE,
  natureLigneSchema,
  schemaDepotSchema,
} from '../../data/catalogue/model/depot.ts'
import { codeTerritoire, entier, latitude, longitude, niveau, texteLibre } from './base.ts'
import { curseur, limite } from './pagination.ts'

export const schemaDepot = schemaDepotSchema.meta({
  id: 'SchemaDepot',
  description: 'Table Schema que suit le fichier (voir /api/v1/schemas).',
  example: 'equipement-numerique-etablissement',
})

const auteur = z
  .object({
    niveau: niveau.describe('Niveau du territoire.'),
    code: z.string().describe('Code du territoire.').meta({ example: '35' }),
    nom: z.string().describe('Nom du territoire.').meta({ example: 'Ille-et-Vilaine' }),
  })
  .meta({ id: 'AuteurLocal', description: 'Territoire pilote qui publie des données locales.' })
export const auteurLocal = auteur

const compte = (description: string) => z.number().int().describe(description)

const comptes = {
  nouvelles: compte('Absentes de la version publiée.'),
  changees: compte('Présentes, avec une autre valeur.'),
  identiques: compte('Présentes, avec la même valeur.'),
  retirees: compte('Dans la version publiée, et plus dans celle-ci.'),
}

export const comparaisonDepot = z
  .object({
    avec: z
      .number()
      .int()
      .nullable()
      .describe('Dépôt publié auquel celui-ci est comparé ; null s’il n’y en a pas.'),
    publication: z.number().int().describe('Publication nationale à laquelle il est comparé.'),
    lignes: z.object(comptes).describe('Lignes, comparées avec celles du dépôt publié.'),
    cellules: z.object(comptes).describe('Valeurs, comparées avec celles du dépôt publié.'),
    nationales: z
      .object({
        identiques: compte('La source nationale dit la même chose.'),
        differentes: compte('La source nationale dit autre chose.'),
        absentes: compte('La source nationale ne dit rien.'),
      })
      .describe('Valeurs, comparées avec la source nationale du même schéma.'),
  })
  .meta({ id: 'ComparaisonDepot', description: 'Ce que la publication du dépôt changerait.' })

export const depotLu = z
  .object({
    id: z.number().int().describe('Numéro du dépôt.').meta({ example: 3 }),
    schema: schemaDepot,
    auteur,
    fichier: z.string().describe('Nom du fichier envoyé.').meta({ example: 'equipement-2026.xlsx' }),
    format: z.enum(FORMATS_DEPOT).describe('Format reconnu au contenu du fichier.'),
    octets: z.number().int().describe('Taille du fichier.'),
    sha256: z.string().describe('Empreinte SHA-256 du fichier.'),
    etat: etatDepotSchema.describe(
      'attente, verification (en cours), verifie (prêt à publier), refuse (rien n’est publiable : voir message), echoue (à renvoyer), publie, remplace (une autre version est publiée), retire, abandonne.',
    ),
    actions: z.array(z.enum(ACTIONS_DEPOT)).describe('Ce que son état permet.'),
    avancement: z.number().describe('Part du fichier vérifiée, de 0 à 1.'),
    lignes: z
      .object({
        lues: compte('Lignes lues.'),
        acceptees: compte('Lignes acceptées.'),
        rejetees: compte('Lignes rejetées (voir /rejets).'),
      })
      .describe('Ce que sont devenues les lignes du fichier.'),
    champs: z.array(z.string()).describe('Colonnes du schéma que porte le fichier.'),
    campagnes: z.array(z.string()).describe('Campagnes des lignes acceptées.'),
    avertissements: z
      .array(z.string())
      .describe('Ce qu’il faut savoir du fichier : colonnes laissées de côté…'),
    message: z.string().nullable().describe('Pourquoi tout le fichier est refusé.'),
    comparaison: comparaisonDepot
      .nullable()
      .describe('Ce que sa publication changerait ; null avant la vérification.'),
    version: z.number().int().nullable().describe('Rang parmi ce que ce territoire a publié ; null avant.'),
    agent: z.string().nullable().describe('Agent qui l’a envoyé, connu des agents seulement.'),
    cree_le: z.string().describe('Réception (ISO 8601, UTC).'),
    publie_le: z.string().nullable().describe('Dernière publication (ISO 8601, UTC).'),
    fin_le: z.string().nullable().describe('Remplacement ou retrait (ISO 8601, UTC).'),
  })
  .meta({ id: 'Depot', description: 'Un fichier de données locales et ce qu’il en est advenu.' })
export type DepotLu = z.output<typeof depotLu>

export const listeDepots = z
  .object({
    total: z.number().int().describe('Nombre de dépôts, toutes pages comprises.'),
    resultats: z.array(depotLu).describe('Dépôts de cette page, du plus récent au plus ancien.'),
    suivant: z
      .string()
      .nullable()
      .describe('Adresse de la page suivante (chemin absolu) ; null à la dernière.'),
  })
  .meta({ id: 'ListeDepots', description: 'Une page des dépôts confiés à l’agent.' })
export type ListeDepots = z.output<typeof listeDepots>

export const requeteDepots = z.strictObject({
  schema: schemaDepot.optional(),
  niveau: niveau.optional().describe('Ne garder que les dépôts de ce territoire, avec « code ».'),
  code: codeTerritoire.optional(),
  limit: limite(50, 200),
  curseur,
})
export type RequeteDepots = z.output<typeof requeteDepots>

export const requeteEnvoiDepot = z.strictObject({
  schema: schemaDepot,
  niveau: niveau
    .optional()
    .describe('Niveau du territoire pour lequel le fichier est envoyé ; inutile à qui n’en a qu’un.'),
  code: codeTerritoire.optional(),
  fichier: texteLibre(1, 120)
    .regex(/^[^/\\]+$/, 'un nom de fichier, sans dossier')
    .default('donnees')
    .meta({
      type: 'string',
      description: 'Nom du fichier, pour le reconnaître dans la liste ; son contenu seul dit son format.',
      example: 'equipement-2026.xlsx',
    }),
})
export type RequeteEnvoiDepot = z.output<typeof requeteEnvoiDepot>

export const parametresDepot = z.strictObject({ id: entier(1, 2_147_483_647, 'Numéro du dépôt.') })

const champsFaute = {
  colonne: z
    .string()
    .nullable()
    .describe('Colonne en cause, s’il y en a une.')
    .meta({ example: 'terminaux' }),
  valeur: z.string().nullable().describe('Valeur en cause, telle qu’elle est écrite.'),
  code: z.string().describe('Code stable du motif.').meta({ example: 'hors_perimetre' }),
  motif: z.string().describe('Motif, en français.'),
}

export const rejetDepot = z
  .object({
    ligne: z
      .number()
      .int()
      .describe('Ligne du fichier, la première portant le numéro 1.')
      .meta({ example: 14 }),
    ...champsFaute,
    fautes: z
      .array(z.object(champsFaute).meta({ id: 'FauteDepot', description: 'Une faute d’une ligne rejetée.' }))
      .describe(
        'Toutes les fautes de la ligne ; la première est celle que donnent aussi les champs voisins.',
      ),
    contenu: z.array(z.string()).describe('Cellules de la ligne, dans l’ordre de l’en-tête.'),
  })
  .meta({ id: 'RejetDepot', description: 'Une ligne rejetée d’un dépôt.' })
export type RejetDepot = z.output<typeof rejetDepot>

export const listeRejetsDepot = z
  .object({
    total: z.number().int().describe('Lignes rejetées, toutes pages comprises.'),
    titres: z.array(z.string()).describe('En-tête du fichier.'),
    resultats: z.array(rejetDepot).describe('Lignes rejetées de cette page, dans l’ordre du fichier.'),
    suivant: z
      .string()
      .nullable()
      .describe('Adresse de la page suivante (chemin absolu) ; null à la dernière.'),
  })
  .meta({ id: 'ListeRejetsDepot', description: 'Une page des lignes rejetées d’un dépôt.' })
export type ListeRejetsDepot = z.output<typeof listeRejetsDepot>

export const requeteRejetsDepot = z.strictObject({ limit: limite(50, 1000), curseur })

/** A value of a file, as it was read. */
export const valeurBrute = z.union([z.number(), z.string(), z.boolean()]).nullable()

const valeurOuStatut = (description: string) =>
  valeurBrute.describe(`${description} ; null si elle n’est pas communiquée.`)

export const celluleComparee = z
  .object({
    champ: z.string().describe('Champ du schéma.').meta({ example: 'terminaux' }),
    libelle: z.string().describe('Nom à afficher.'),
    nature: natureLigneSchema.describe(
      'Nouvelle, changée, identique ou retirée, par rapport au dépôt publié.',
    ),
    valeur: valeurOuStatut('Valeur du dépôt'),
    statut: z.string().nullable().describe('« sans_objet » ou « secret », écrit à la place d’une valeur.'),
    publiee: valeurOuStatut('Valeur du dépôt publié'),
    nationale: valeurOuStatut('Valeur de la source nationale'),
  })
  .meta({ id: 'CelluleComparee', description: 'Une valeur d’un dépôt, avec ce qui est publié.' })
export type CelluleComparee = z.output<typeof celluleComparee>

export const ligneComparee = z
  .object({
    ligne: z.number().int().nullable().describe('Ligne du fichier ; null pour une ligne retirée.'),
    nature: natureLigneSchema.describe('Nouvelle, changée, identique ou retirée.'),
    niveau: z.string().describe('« etablissement », ou niveau du territoire.'),
    code: z.string().describe('UAI, ou code du territoire.'),
    nom: z.string().describe('Nom de l’établissement ou du territoire.'),
    campagne: z.string().describe('Campagne.'),
    longitude,
    latitude,
    cellules: z.array(celluleComparee).describe('Valeurs de la ligne, dans l’ordre du schéma.'),
  })
  .meta({ id: 'LigneComparee', description: 'Une ligne d’un dépôt, comparée avec ce qui est publié.' })
export type LigneComparee = z.output<typeof ligneComparee>

export const apercuDepot = z
  .object({
    comparaison: comparaisonDepot,
    total: z.number().int().describe('Lignes de cette nature, toutes pages comprises.'),
    resultats: z.array(ligneComparee).describe('Lignes de cette page, triées par territoire ou UAI.'),
    suivant: z
      .string()
      .nullable()
      .describe('Adresse de la page suivante (chemin absolu) ; null à la dernière.'),
  })
  .meta({ id: 'ApercuDepot', description: 'Ce que la publication d’un dépôt changerait, ligne par ligne.' })
export type ApercuDepot = z.output<typeof apercuDepot>

export const requeteApercuDepot = z.strictObject({
  nature: z
    .enum([...NATURES_LIGNE, 'toutes'])
    .default('toutes')
    .meta({ description: 'Ne garder que les lignes de cette nature ; toutes par défaut.' }),
  limit: limite(20, 200),
  curseur,
})
export type RequeteApercuDepot = z.output<typeof requeteApercuDepot>

export const placesDepot = z
  .object({
    total: z
      .number()
      .int()
      .describe('Établissements du dépôt, ou qu’il retirerait, dont la position est connue.'),
    resultats: z
      .array(
        z.object({
          uai: z.string().describe('UAI de l’établissement.'),
          nom: z.string().describe('Nom de l’établissement.'),
          longitude: z.number().describe('Longitude en degrés WGS 84.'),
          latitude: z.number().describe('Latitude en degrés WGS 84.'),
          nature: natureLigneSchema.describe(
            'Ce que deviendraient ses lignes, par rapport au dépôt publié ; « changee » quand elles n’ont pas le même sort.',
          ),
        }),
      )
      .describe('Les 20 000 premiers, par UAI.'),
  })
  .meta({ id: 'PlacesDepot', description: 'Où sont les établissements d’un dépôt.' })
export type PlacesDepot = z.output<typeof placesDepot>

export const corpsPublication = z.strictObject({
  remplace: z.number().int().min(1).max(2_147_483_647).nullable().optional().meta({
    description:
      'Dépôt que celui-ci remplace, tel que lu dans « comparaison.avec » (null s’il n’y en a pas) : si un autre a été publié depuis, la réponse est 409. Facultatif.',
    example: null,
  }),
})
