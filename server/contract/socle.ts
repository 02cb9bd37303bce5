import { z } from 'zod'
import { type TypeEtablissement, typeEtablissementSchema } from '../../data/catalogue/model/etablissement.ts'
import { campagne, codeNom, niveau, referenceTerritoire } from './base.ts'
import { type ConditionLue, readCondition } from './conditions.ts'
import { champsEnveloppe } from './enveloppe.ts'
import { secteur as secteurEtablissement, typeEtablissement } from './etablissements.ts'
import { liste } from './filtres.ts'
import { curseur, limite } from './pagination.ts'
import { requeteSynthese, secteurPerimetre, typePerimetre, unite } from './synthese.ts'

/** One rule: a condition on an indicator, and the types of school it is asked of. */
export interface RegleLue extends ConditionLue {
  types: TypeEtablissement[]
  texte: string
}

const REGLES_MAX = 10
const attendu =
  'une règle : condition, puis au besoin « : » et des types séparés par « | » (terminaux_pour_100>=30:college|lycee)'

/** `ips>=90` or `debit>=100:college|lycee`; without types, the rule applies to all those the indicator concerns. */
const regle = z
  .string()
  .max(160, attendu)
  .transform((texte, ctx): RegleLue => {
    const [condition = '', types, ...reste] = texte.split(':')
    const lue = readCondition(condition, ctx)
    if (!lue) return z.NEVER
    const lus = types === undefined ? lue.indicateur.population : types.split('|').map((type) => type.trim())
    const parsed = z.array(typeEtablissementSchema).min(1).safeParse(lus)
    if (parsed.success && reste.length === 0 && lue.valeur !== 'absent') {
      return { ...lue, types: parsed.data, texte: texte.trim() }
    }
    ctx.issues.push({ code: 'custom', input: texte, message: attendu })
    return z.NEVER
  })

const etat = z.enum(['conforme', 'non_conforme', 'indetermine']).meta({
  id: 'EtatSocle',
  description:
    'conforme : toutes les règles sont satisfaites ; non_conforme : une au moins ne l’est pas ; indetermine : aucune n’est enfreinte, mais une valeur nécessaire manque.',
  example: 'indetermine',
})

export const requeteSocle = z.strictObject({
  regles: liste(regle, REGLES_MAX).meta({
    type: 'array',
    items: { type: 'string' },
    maxItems: REGLES_MAX,
    description:
      'Règles du socle, séparées par des virgules : indicateur, opérateur, seuil, puis au besoin « : » et les types d’établissement (« | » entre eux), et @campagne avant « : ».',
    example: ['ips>=100:ecole|college'],
  }),
  territoire: referenceTerritoire.default({ niveau: 'pays', code: 'FR' }).meta({
    type: 'string',
    description: 'Territoire étudié, écrit niveau:code ; « pays:FR » par défaut.',
    example: 'departement:35',
  }),
  type: requeteSynthese.shape.type,
  secteur: requeteSynthese.shape.secteur,
  regrouper_par: niveau.optional().describe('Donner aussi les comptes de chaque territoire de ce niveau.'),
  etat: etat.optional().describe('Ne lister que les établissements de cet état.'),
  limit: limite(100, 1000),
  curseur,
})
export type RequeteSocle = z.output<typeof requeteSocle>

const compte = (description: string) => z.number().int().describe(description)
const comptes = z
  .object({
    conforme: compte('Établissements conformes.'),
    non_conforme: compte('Établissements non conformes.'),
    indetermine: compte('Établissements dont une valeur nécessaire manque.'),
  })
  .meta({ id: 'ComptesSocle', description: 'Les trois comptes : jamais deux, l’inconnu n’est pas un échec.' })

const manque = z
  .number()
  .int()
  .nullable()
  .describe(
    'Quantité à ajouter pour satisfaire la règle (arrondie à l’unité supérieure) ; null si la règle ne permet pas de compter.',
  )

const regleEvaluee = z
  .object({
    regle: z.string().describe('La règle, telle que lue.').meta({ example: 'ips>=100:ecole|college' }),
    indicateur: z.string().describe('Identifiant de l’indicateur.'),
    libelle: z.string().describe('Nom de l’indicateur.'),
    unite,
    operateur: z.string().describe('Opérateur.'),
    valeur: z.union([z.number(), z.string()]).describe('Seuil, ou classe attendue.'),
    types: z.array(typeEtablissement).describe('Types auxquels la règle s’applique.'),
    campagne: campagne.nullable().describe('Campagne lue ; null si l’indicateur n’a aucune donnée.'),
    comptes,
    manque: manque.describe(
      'Total des quantités manquantes des établissements non conformes à cette règle ; null si la règle ne permet pas de compter.',
    ),
  })
  .meta({ id: 'RegleEvaluee', description: 'Une règle du socle et son résultat sur le territoire.' })

export const etablissementSocle = z
  .object({
    uai: z.string().describe('UAI.').meta({ example: '0350002M' }),
    nom: z.string().describe('Nom.'),
    type: typeEtablissement,
    secteur: secteurEtablissement,
    commune: codeNom.describe('Commune.'),
    etat,
    regles: z
      .array(
        z.object({
          etat: z
            .enum(['conforme', 'non_conforme', 'indetermine', 'sans_objet'])
            .describe('Résultat de la règle ; sans_objet si elle ne s’applique pas.'),
          valeur: z.union([z.number(), z.string()]).nullable().describe('Valeur lue ; null sans valeur.'),
          manque,
        }),
      )
      .describe('Résultat de chaque règle, dans leur ordre.'),
  })
  .meta({ id: 'EtablissementSocle', description: 'Un établissement face au socle.' })
export type EtablissementSocle = z.output<typeof etablissementSocle>

export const socle = z
  .object({
    territoire: z
      .object({
        niveau,
        code: z.string().describe('Code officiel.'),
        nom: z.string().describe('Nom officiel.'),
      })
      .describe('Territoire étudié.'),
    type: typePerimetre,
    secteur: secteurPerimetre,
    comptes,
    regles: z.array(regleEvaluee).describe('Règles, dans leur ordre.'),
    par_territoire: z
      .array(
        z
          .object({
            code: z.string().describe('Code du territoire.'),
            nom: z.string().describe('Nom du territoire.'),
            comptes,
            manques: z.array(z.number().int().nullable()).describe('Quantité manquante pour chaque règle.'),
          })
          .meta({ id: 'SocleTerritoire', description: 'Le socle dans un territoire.' }),
      )
      .nullable()
      .describe('Comptes par territoire ; null si « regrouper_par » n’est pas demandé.'),
    total: z.number().int().describe('Établissements listés, toutes pages comprises.'),
    resultats: z.array(etablissementSocle).describe('Établissements de cette page, triés par UAI.'),
    suivant: z.string().nullable().describe('Adresse de la page suivante ; null à la dernière page.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Socle', description: 'Ce qu’un socle numérique donne sur un territoire.' })
export type Socle = z.output<typeof socle>
