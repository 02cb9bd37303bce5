import type { ColumnType, Generated } from 'kysely'
import type { Horodatage } from './horodatage.ts'

type DateNulle = ColumnType<Date | null, Date | null | undefined, Date | null>

/** How often an agent wants a digest; without a row, as the instance says. */
export interface AvisPreferenceTable {
  agent_id: number
  cadence: 'instance' | 'quotidien' | 'hebdomadaire' | 'jamais'
  modifie_le: Horodatage
}

/** A letter made once, sent until it is taken: a digest for an agent, or news for the author of reports. */
export interface LettreTable {
  id: Generated<number>
  genre: 'resume' | 'auteur'
  agent_id: number | null
  /** Day of the digest: an agent has one a day at most. */
  periode: string | null
  cree_le: Horodatage
  envoyee_le: DateNulle
}

/** Something an agent is to be told of, or the author of the report when there is no agent. */
export interface AvisTable {
  id: Generated<number>
  agent_id: number | null
  signalement_id: number
  rang: number
  /** Letter that tells it; null until one is made. */
  lettre_id: ColumnType<number | null, undefined, number>
  cree_le: Horodatage
}

/** An address to which events are posted. */
export interface WebhookTable {
  id: Generated<number>
  agent_id: number
  nom: string
  url: string
  /** Signing secret, encrypted. */
  secret: Buffer
  actif: Generated<boolean>
  /** Who stopped it: its agent, or too many failures. */
  motif_arret: ColumnType<'agent' | 'echecs' | null, undefined, 'agent' | 'echecs' | null>
  /** Deliveries given up in a row. */
  echecs: Generated<number>
  cree_le: Horodatage
}

/** One event posted to one address; without a report, a trial. */
export interface WebhookLivraisonTable {
  id: Generated<number>
  webhook_id: number
  signalement_id: number | null
  rang: number | null
  etat: ColumnType<'attente' | 'livree' | 'echec', undefined, 'attente' | 'livree' | 'echec'>
  essais: Generated<number>
  statut_http: ColumnType<number | null, undefined, number | null>
  erreur: ColumnType<string | null, undefined, string | null>
  duree_ms: ColumnType<number | null, undefined, number | null>
  cree_le: Horodatage
  essai_le: DateNulle
}

export interface TablesAvis {
  avis_preference: AvisPreferenceTable
  lettre: LettreTable
  avis: AvisTable
  webhook: WebhookTable
  webhook_livraison: WebhookLivraisonTable
}
