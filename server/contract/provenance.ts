import { z } from 'zod'
import { codeTerritoire, niveau, statut } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { uai } from './etablissements.ts'
import { importLu } from './imports.ts'
import { parametresIndicateur } from './indicateurs.ts'
import { curseur, limite } from './pagination.ts'
import { grain, requeteSynthese, secteurPerimetre, typePerimetre, unite, valeur } from './synthese.ts'

const { campagne, type, secteur } = requeteSynthese.shape
const indicateur = parametresIndicateur.shape.id

export const requeteProvenance = z.strictObject({
  type,
  secteur,
  campagne,
  statut: statut
    .optional()
    .describe('Ne garder que les unités de ce statut (non_communique : les silencieuses).'),
  valeur: z
    .string()
    .max(80, 'un texte de 80 caractères au plus')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'un texte sans caractère de contrôle')
    .optional()
    .meta({
      description:
        'Ne garder que les unités dont la valeur est exactement celle-ci (« true » : oui ; ou l’identifiant d’une classe).',
      example: 'true',
    }),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteProvenance = z.output<typeof requeteProvenance>

export const parametresProvenance = z.strictObject({ niveau, code: codeTerritoire, indicateur })
export const parametresProvenanceEtablissement = z.strictObject({ uai, indicateur })
export const requeteProvenanceEtablissement = z.strictObject({ campagne })

const origine = z
  .object({
    role: z
      .enum(['valeur', 'numerateur', 'denominateur', 'constate', 'raccordable', 'total', 'identite'])
      .describe(
        'Ce que cette lecture apporte : la valeur, un terme du quotient, le débit constaté, les locaux raccordables ou le total des locaux de la commune, ou l’identité de l’établissement.',
      ),
    source: z
      .string()
      .nullable()
      .describe('Source lue ; null si la source n’a pas de ligne pour cette unité.'),
    import_id: z.number().int().nullable().describe('Import lu (voir « imports »).'),
    ligne: z.number().int().nullable().describe('Ligne du fichier (1 : première ligne).'),
  })
  .meta({ id: 'Origine', description: 'Le fichier et la ligne d’où vient une lecture.' })

export const uniteDeProvenance = z
  .object({
    code: z.string().describe('UAI de l’établissement, ou code du territoire que décrit la réponse.'),
    nom: z.string().describe('Nom.'),
    type: z.string().describe('Type d’établissement ; « tous » pour un territoire.'),
    secteur: z.string().describe('Secteur ; « tous » pour un territoire.'),
    statut,
    valeur: z
      .union([z.number(), z.string()])
      .nullable()
      .describe('Valeur lue (le quotient, pour un ratio) ; null sans valeur.'),
    numerateur: z.number().nullable().describe('ratio : numérateur de l’unité.'),
    denominateur: z.number().nullable().describe('ratio : dénominateur de l’unité.'),
    origines: z.array(origine).describe('D’où vient chaque lecture.'),
  })
  .meta({ id: 'UniteDeProvenance', description: 'Une réponse derrière un chiffre.' })
export type UniteDeProvenance = z.output<typeof uniteDeProvenance>

const champsProvenance = {
  indicateur: z.string().describe('Identifiant de l’indicateur.').meta({ example: 'ips' }),
  libelle: z.string().describe('Nom de l’indicateur.'),
  definition: z.string().describe('Ce que l’indicateur mesure.'),
  unite,
  grain,
  campagne: requeteSynthese.shape.campagne
    .unwrap()
    .nullable()
    .describe('Campagne ; null si l’indicateur n’a aucune donnée.'),
  imports: z.array(importLu).describe('Fichiers lus : nom, empreinte, date, producteur.'),
}

export const provenance = z
  .object({
    territoire: z
      .object({
        niveau,
        code: z.string().describe('Code officiel.'),
        nom: z.string().describe('Nom officiel.'),
      })
      .describe('Territoire.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    ...champsProvenance,
    synthese: valeur.omit({ parent: true }).describe('Le chiffre publié.'),
    total: z.number().int().describe('Unités qui répondent aux filtres, toutes pages comprises.'),
    resultats: z.array(uniteDeProvenance).describe('Unités de cette page, triées par code.'),
    suivant: z.string().nullable().describe('Adresse de la page suivante ; null à la dernière page.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Provenance', description: 'Un chiffre publié et tout ce dont il est fait.' })

export const provenanceEtablissement = z
  .object({
    ...champsProvenance,
    provenance: uniteDeProvenance
      .nullable()
      .describe('La réponse ; null si la question ne se pose pas à cet établissement.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'ProvenanceEtablissement', description: 'La valeur d’un établissement et d’où elle vient.' })
export type Provenance = z.output<typeof provenance>
export type ProvenanceEtablissement = z.output<typeof provenanceEtablissement>
