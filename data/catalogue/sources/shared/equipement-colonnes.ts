import { booleen, date, decimal, entier, enumere, marqueOf, texte } from '../../model/lecteurs.ts'
import { type Lecteur, withForme } from '../../model/valeur.ts'

/** What a cell of a column may hold, in the words of a Table Schema. */
export type Colonne =
  | { type: 'integer' | 'number'; minimum: number; maximum: number }
  | { type: 'string'; enum: readonly string[] }
  | { type: 'string'; maxLength: number }
  | { type: 'boolean' | 'date' }

const nombreOf = (maximum: number): Colonne => ({ type: 'integer', minimum: 0, maximum })
const DEBIT: Colonne = { type: 'number', minimum: 0, maximum: 10_000 }
const OUI_NON: Colonne = { type: 'boolean' }
const classeParmi = (...valeurs: string[]): Colonne => ({ type: 'string', enum: valeurs })

/**
 * Columns of the Table Schema `equipement-numerique-etablissement` beside its key (`uai`, `campagne`), in its order.
 * `data/schemas/equipement-numerique-etablissement/schema.json` says the same to producers; a test holds both together.
 */
export const COLONNES_EQUIPEMENT = {
  date_saisie: { type: 'date' },
  role_repondant: classeParmi(
    'directeur',
    'chef_etablissement',
    'referent_numerique',
    'gestionnaire',
    'collectivite',
    'autre',
  ),
  eleves: nombreOf(6000),
  type_acces: classeParmi('fibre', 'adsl', '4g', 'satellite', 'autre', 'aucun'),
  debit_souscrit_descendant: DEBIT,
  debit_souscrit_montant: DEBIT,
  debit_constate_descendant: DEBIT,
  debit_constate_montant: DEBIT,
  couverture_4g: classeParmi('bonne', 'partielle', 'aucune'),
  couverture_wifi: classeParmi('aucune_salle', 'certaines_salles', 'toutes_salles'),
  salles: nombreOf(500),
  salles_cablees: nombreOf(500),
  salles_connectees: nombreOf(500),
  part_salles_connectees: { type: 'number', minimum: 0, maximum: 100 },
  filtrage: OUI_NON,
  charte: OUI_NON,
  terminaux: nombreOf(10_000),
  terminaux_fixes: nombreOf(10_000),
  terminaux_mobiles: nombreOf(10_000),
  ordinateurs_portables: nombreOf(10_000),
  tablettes: nombreOf(10_000),
  terminaux_moins_5_ans: nombreOf(10_000),
  tni_vni: nombreOf(1000),
  videoprojecteurs: nombreOf(1000),
  classes_mobiles: nombreOf(200),
  imprimantes_3d: nombreOf(200),
  ent: OUI_NON,
  ent_projet: { type: 'string', maxLength: 120 },
  gar: OUI_NON,
  educonnect: OUI_NON,
  edutheque: OUI_NON,
  manuels_numeriques: OUI_NON,
  maintenance: classeParmi('collectivite', 'academie', 'etablissement', 'prestataire', 'aucune'),
} as const satisfies Record<string, Colonne>

/** Reads a cell of a column; « sans objet » may stand in any of them. */
export function lecteurOf(colonne: Colonne): Lecteur {
  switch (colonne.type) {
    case 'integer':
      return entier({ min: colonne.minimum, max: colonne.maximum })
    case 'number':
      return decimal({ min: colonne.minimum, max: colonne.maximum })
    case 'boolean':
      return booleen
    case 'date':
      return orStatut(date)
    case 'string':
      return 'enum' in colonne
        ? enumere(Object.fromEntries(colonne.enum.map((valeur) => [valeur, valeur])))
        : orStatut(texte(colonne.maxLength))
  }
}

/** Numbers, classes and yes or no know a status when they meet one; dates and texts have to be told. */
const orStatut = (lire: Lecteur): Lecteur => {
  const lu = (cellule: string) => marqueOf(cellule) ?? lire(cellule)
  return lire.forme ? withForme(lire.forme, lu) : lu
}
