import type { Acteur, ActionSignalement, EtatSignalement, GenreSignalement } from './signalement.ts'

/** How states are written on a screen, short, then what it means for a reader. */
export const LIBELLES_ETAT: Record<EtatSignalement, { court: string; long: string }> = {
  nouveau: { court: 'Nouveau', long: 'Reçu, en attente du territoire pilote.' },
  confirme: { court: 'Confirmé', long: 'Confirmé par le territoire pilote, bientôt transmis au producteur.' },
  transmis: { court: 'Transmis', long: 'Transmis au producteur de la donnée.' },
  accepte: { court: 'Accepté', long: 'Accepté par le producteur, en attente de son prochain fichier.' },
  resolu: { court: 'Résolu', long: 'Corrigé : le fichier publié porte la bonne valeur.' },
  rejete: { court: 'Rejeté', long: 'Rejeté : la réponse en donne la raison.' },
  doublon: { court: 'Doublon', long: 'Déjà signalé : suivez l’autre signalement.' },
  expire: { court: 'Expiré', long: 'Clos sans suite : le délai est passé.' },
}

/** What is due by the end of the delay of a state; the day follows. */
export const LIBELLES_ECHEANCE: Partial<Record<EtatSignalement, string>> = {
  nouveau: 'Réponse attendue avant le',
  confirme: 'Transmis au plus tard le',
  transmis: 'Réponse attendue avant le',
  accepte: 'Fichier attendu avant le',
}

export const LIBELLES_GENRE: Record<GenreSignalement, string> = {
  valeur: 'Valeur à corriger',
  position: 'Position à corriger',
  manquant: 'Établissement manquant',
  ferme: 'Établissement fermé',
}

export const LIBELLES_ACTEUR: Record<Acteur, string> = {
  auteur: 'L’auteur du signalement',
  pilote: 'Le territoire pilote',
  producteur: 'Le producteur',
  moderateur: 'La modération',
  administrateur: 'L’administration',
  systeme: 'Cartable',
}

/** An event in the past tense (`fait`), and the label of the button that causes it (`faire`). */
export const LIBELLES_ACTION: Record<ActionSignalement, { fait: string; faire: string }> = {
  creer: { fait: 'a signalé l’erreur', faire: 'Signaler' },
  confirmer: { fait: 'a confirmé l’erreur', faire: 'Confirmer' },
  transmettre: { fait: 'a transmis au producteur', faire: 'Transmettre au producteur' },
  accepter: { fait: 'a accepté la correction', faire: 'Accepter' },
  rejeter: { fait: 'a rejeté le signalement', faire: 'Rejeter' },
  marquer_doublon: { fait: 'a reconnu un doublon', faire: 'Marquer comme doublon' },
  rerouter: { fait: 'a réorienté le signalement', faire: 'Réorienter' },
  resoudre: { fait: 'a constaté la correction dans le fichier publié', faire: 'Résoudre' },
  expirer: { fait: 'a clos le signalement, le délai étant passé', faire: 'Faire expirer' },
  constater: { fait: 'a constaté que la valeur publiée a changé', faire: 'Constater' },
  rappeler: { fait: 'a rappelé le signalement à qui doit y répondre', faire: 'Rappeler' },
  retirer_correction: { fait: 'a retiré la correction affichée', faire: 'Retirer la correction affichée' },
  commenter: { fait: 'a écrit', faire: 'Commenter' },
  joindre: { fait: 'a joint une pièce', faire: 'Joindre une pièce' },
  retirer_contact: { fait: 'a retiré l’adresse de contact', faire: 'Retirer mon adresse' },
  effacer_donnees: { fait: 'a effacé ses données personnelles', faire: 'Effacer mes données' },
  publier_texte: { fait: 'a publié un texte retenu', faire: 'Publier le texte' },
  masquer_texte: { fait: 'a masqué un texte', faire: 'Masquer le texte' },
}
