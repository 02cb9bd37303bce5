import { z } from 'zod'

/** Everything that is written in the audit log, with its French name. A new kind of act is one line here. */
export const LIBELLES_ACTE = {
  connexion: 'Connexion',
  connexion_refusee: 'Connexion refusée',
  deconnexion: 'Déconnexion',
  agent_cree: 'Agent créé',
  agent_modifie: 'Agent modifié',
  agent_desactive: 'Agent désactivé',
  agent_reactive: 'Agent réactivé',
  lien_cree: 'Lien de connexion créé',
  sessions_fermees: 'Sessions fermées',
  jeton_cree: 'Jeton créé',
  jeton_revoque: 'Jeton révoqué',
  reglage_modifie: 'Réglage modifié',
  import_lance: 'Import lancé',
  import_abandonne: 'Import abandonné',
  publication_retiree: 'Publication retirée',
  tache_relancee: 'Tâche relancée',
  webhook_cree: 'Webhook créé',
  webhook_modifie: 'Webhook modifié',
  webhook_supprime: 'Webhook supprimé',
  resume_modifie: 'Résumé par courriel modifié',
  signalement_traite: 'Signalement traité',
  depot_envoye: 'Données locales envoyées',
  depot_publie: 'Données locales publiées',
  depot_retire: 'Données locales retirées',
  depot_abandonne: 'Dépôt abandonné',
} as const
export type Acte = keyof typeof LIBELLES_ACTE
export const ACTES = Object.keys(LIBELLES_ACTE) as [Acte, ...Acte[]]
export const acteSchema = z.enum(ACTES)
