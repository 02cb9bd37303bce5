import { z } from 'zod'

const numero = z.number().int().positive()

/** What each job is told, by its name: never a secret. A new job is one line here and one file of `server/taches`. */
export const CHARGES = {
  /** Sends a sign-in link, if the address is that of an agent. */
  lien_connexion: z.strictObject({ courriel: z.string(), destination: z.string() }),
  /** Imports a file sent by an administrator. */
  import: z.strictObject({ demande: numero }),
  /** Withdraws a publication, or goes back to one. */
  retrait: z.strictObject({ acte: z.enum(['retirer', 'revenir']), publication: numero, agent: numero }),
  /** Tells the author of a report that it is recorded. */
  recu: z.strictObject({ signalement: numero }),
  /** Shares the new events out among those they concern. */
  diffusion: z.strictObject({}),
  /** Makes the letters that are due. */
  resumes: z.strictObject({}),
  /** Sends a letter that was made. */
  lettre: z.strictObject({ lettre: numero }),
  /** Posts an event to an address given by an agent. */
  livraison: z.strictObject({ livraison: numero }),
  /** Checks the file of a depot of local data. */
  depot: z.strictObject({ depot: numero }),
  /** Forgets what is past its time of the depots: files, rejected lines, what was never published. */
  purge_depots: z.strictObject({}),
  /** Forgets what is past its time: sessions, links, tokens. */
  purge_comptes: z.strictObject({}),
  /** Deadlines of the reports, and what of them is past its time. */
  signalements: z.strictObject({}),
} as const

export type NomTache = keyof typeof CHARGES

const LIBELLES: Record<NomTache, string> = {
  lien_connexion: 'Envoyer un lien de connexion',
  import: 'Importer un fichier',
  retrait: 'Retirer une publication',
  recu: 'Accuser réception d’un signalement',
  diffusion: 'Répartir les événements des signalements',
  resumes: 'Préparer les résumés par courriel',
  lettre: 'Envoyer un résumé par courriel',
  livraison: 'Appeler un webhook',
  depot: 'Vérifier des données locales',
  purge_depots: 'Effacer les données locales périmées',
  purge_comptes: 'Effacer sessions et liens périmés',
  signalements: 'Tenir les échéances des signalements',
}

/** What a job does, for people; its name when it is no longer declared. */
export const nameTache = (nom: string): string =>
  Object.hasOwn(LIBELLES, nom) ? LIBELLES[nom as NomTache] : nom
export type Charge<N extends NomTache> = z.output<(typeof CHARGES)[N]>
