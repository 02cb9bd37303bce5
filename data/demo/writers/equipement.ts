import type { Campagne } from '../enquete/cibles.ts'
import { buildEnquete, type Enquete } from '../enquete/enquete.ts'
import { choose, tirage } from '../random.ts'
import { type Cellule, defineTableau, type Format } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const FORMAT: Format = { separateur: ';', finDeLigne: '\r\n', bom: true }

/** Columns read straight from the survey; one that a campaign did not ask is absent from its file. */
const QUESTIONS = [
  'type_acces',
  'debit_souscrit_descendant',
  'debit_constate_descendant',
  'debit_constate_montant',
  'couverture_wifi',
  'part_salles_connectees',
  'couverture_4g',
  'filtrage',
  'charte',
  'terminaux_fixes',
  'ordinateurs_portables',
  'tablettes',
  'terminaux_moins_5_ans',
  'tni_vni',
  'videoprojecteurs',
  'classes_mobiles',
  'imprimantes_3d',
  'ent',
  'ent_projet',
  'gar',
  'educonnect',
  'edutheque',
  'manuels_numeriques',
] as const satisfies readonly (keyof Enquete)[]

const IDENTITE = ['uai', 'campagne', 'date_saisie', 'role_repondant', 'eleves'] as const
const DEDUITES = ['terminaux_mobiles', 'maintenance'] as const

/**
 * The equipment survey of one campaign, by our Table Schema `equipement-numerique-etablissement`: one line per
 * school that answered; a blank cell was left blank by the school.
 */
export const equipement = (campagne: Campagne): Fichier => ({
  source: 'equipement',
  nom: `equipement-numerique-etablissement-${campagne}.csv`,
  format: FORMAT,
  *lignes({ monde, appellations, garde }: Contexte) {
    const enquete = buildEnquete(monde, appellations, campagne)
    const posees = QUESTIONS.filter((question) => enquete[question] !== null)
    const tableau = defineTableau([...IDENTITE, ...posees, ...DEDUITES], FORMAT)
    yield tableau.entete
    for (const [i, etablissement] of enquete.vague.repondants.entries()) {
      if (!garde(etablissement.site.departement)) continue
      const cellules: Record<string, Cellule> = {
        uai: etablissement.uai,
        campagne,
        date_saisie: saisieOf(campagne, etablissement.rang),
        role_repondant: choose(
          ROLES[etablissement.type === 'ecole' ? 'ecole' : 'autre'],
          role(etablissement.rang),
        ),
        eleves: enquete.vague.eleves[i] ?? null,
        terminaux_mobiles: mobilesOf(enquete, i),
        maintenance: choose(
          MAINTENANCES[etablissement.type === 'ecole' ? 'ecole' : 'autre'],
          maintenance(etablissement.rang),
        ),
      }
      for (const question of posees) cellules[question] = enquete[question]?.[i] ?? null
      // The GAR is a question for the second degré.
      if (etablissement.type === 'ecole' && 'gar' in cellules) cellules.gar = 'so'
      yield tableau.ligne(cellules)
    }
  },
})

/** Laptops and tablets, when both were answered. */
function mobilesOf({ ordinateurs_portables, tablettes }: Enquete, i: number): number | null {
  const portables = ordinateurs_portables[i] ?? null
  const tablette = tablettes[i] ?? null
  return portables === null || tablette === null ? null : portables + tablette
}

const ROLES = {
  ecole: [
    ['directeur', 88],
    ['referent_numerique', 12],
  ],
  autre: [
    ['referent_numerique', 52],
    ['chef_etablissement', 30],
    ['gestionnaire', 18],
  ],
} as const
const MAINTENANCES = {
  ecole: [
    ['collectivite', 72],
    ['etablissement', 14],
    ['prestataire', 10],
    ['aucune', 4],
  ],
  autre: [
    ['collectivite', 66],
    ['academie', 18],
    ['etablissement', 12],
    ['prestataire', 4],
  ],
} as const

const role = tirage('equipement/role')
const maintenance = tirage('equipement/maintenance')
const saisie = tirage('equipement/saisie')

/** A day of November to the following March, when the survey is open. */
function saisieOf(campagne: Campagne, rang: number): string {
  const jour = new Date(Date.UTC(Number(campagne), 10, 4 + Math.floor(saisie(rang) * 140)))
  return jour.toISOString().slice(0, 10)
}
