import type { ColumnType, Generated } from 'kysely'
import type { Horodatage } from './horodatage.ts'

/** Somebody accredited to act: no password, an address. */
export interface AgentTable {
  id: Generated<number>
  /** In lower case. */
  courriel: string
  nom: string
  /** False: every session, link and token of this agent is refused. */
  actif: Generated<boolean>
  cree_le: Horodatage
  connexion_le: ColumnType<Date | null, undefined, Date>
}

/** One right of an agent. */
export interface AgentDroitTable {
  agent_id: number
  role: 'pilote' | 'producteur' | 'moderateur' | 'administrateur'
  niveau: string | null
  code: string | null
  source: string | null
}

/** A browser where an agent is signed in. */
export interface AgentSessionTable {
  id: Generated<number>
  /** SHA-256 of the cookie, which is nowhere else. */
  empreinte: Buffer
  agent_id: number
  moyen: 'lien' | 'oidc'
  cree_le: Horodatage
  /** Last request, to the minute. */
  vue_le: Horodatage
  expire_le: Date
  /** Identity token of the OpenID provider, encrypted with a key made from the cookie: it is asked for at sign-out. */
  jeton_identite: Buffer | null
}

/** A sign-in link that was sent. */
export interface LienConnexionTable {
  empreinte: Buffer
  agent_id: number
  /** Page to open afterwards. */
  destination: string
  cree_le: Horodatage
  expire_le: Date
  utilise_le: ColumnType<Date | null, undefined, Date>
}

/** A key of the API, for programs. */
export interface JetonTable {
  id: Generated<number>
  agent_id: number
  nom: string
  /** First characters, to recognise it by. */
  prefixe: string
  empreinte: Buffer
  portees: string[]
  cree_le: Horodatage
  expire_le: Date
  /** Last use, to the minute. */
  usage_le: ColumnType<Date | null, undefined, Date>
  revoque_le: ColumnType<Date | null, undefined, Date>
}

/** One act; never changed. */
export interface AuditTable {
  id: Generated<number>
  date: Horodatage
  /** `null`: the system, or the command line. */
  agent_id: number | null
  /** Name of the author when it happened. */
  auteur: string
  acte: string
  /** What it was done to: `agent:12`, `jeton:3`. */
  objet: string
  details: ColumnType<Record<string, unknown>, string | undefined, string>
}

/** A file that an administrator asked to import, and how far it is. */
export interface ImportDemandeTable {
  id: Generated<number>
  source: string
  campagne: string | null
  /** Name of the file as it was sent. */
  fichier: string
  octets: number
  sha256: string
  agent_id: number | null
  etat: ColumnType<EtatDemande, EtatDemande | undefined, EtatDemande>
  /** What is being done, in French. */
  etape: ColumnType<string | null, undefined, string | null>
  /** Share of the step under way, 0 to 1. */
  avancement: Generated<number>
  /** What the command printed, its end only. */
  journal: Generated<string>
  message: ColumnType<string | null, undefined, string | null>
  import_id: ColumnType<number | null, undefined, number | null>
  publication_id: ColumnType<number | null, undefined, number | null>
  cree_le: Horodatage
  debut: ColumnType<Date | null, undefined, Date>
  fin: ColumnType<Date | null, undefined, Date>
}
type EtatDemande = 'attente' | 'en_cours' | 'publie' | 'inchange' | 'refuse' | 'echoue' | 'abandonne'

/** A setting changed by an administrator; the others have their declared default. */
export interface ReglageTable {
  cle: string
  valeur: ColumnType<unknown, string, string>
  modifie_le: Horodatage
  agent_id: number | null
}

/** Tables of accounts and administration. */
export interface TablesComptes {
  agent: AgentTable
  agent_droit: AgentDroitTable
  agent_session: AgentSessionTable
  lien_connexion: LienConnexionTable
  jeton: JetonTable
  audit: AuditTable
  import_demande: ImportDemandeTable
  reglage: ReglageTable
}
