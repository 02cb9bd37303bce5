import type { PerimetreEcoles } from '../../../data/catalogue/model/perimetre.ts'
import type { Valeur } from '../../../server/contract/synthese.ts'
import type { Lieu } from '../../api/adresses-fiches.ts'

/** What the parts of a territory's page share. */
export interface Contexte {
  lieu: Lieu
  nom: string
  perimetre: PerimetreEcoles
  /** Opens the explanation of a number. */
  explain(valeur: Valeur): void
}
