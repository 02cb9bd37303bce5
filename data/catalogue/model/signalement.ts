import { z } from 'zod'

/** What a report says is wrong: a value, a position on the map, a school that is not there, one that has closed. */
export const GENRES_SIGNALEMENT = ['valeur', 'position', 'manquant', 'ferme'] as const
export const genreSignalementSchema = z.enum(GENRES_SIGNALEMENT)
export type GenreSignalement = z.infer<typeof genreSignalementSchema>

/** Life of a report, from the reader to the file of the producer. */
export const ETATS_SIGNALEMENT = [
  'nouveau',
  'confirme',
  'transmis',
  'accepte',
  'resolu',
  'rejete',
  'doublon',
  'expire',
] as const
export const etatSignalementSchema = z.enum(ETATS_SIGNALEMENT)
export type EtatSignalement = z.infer<typeof etatSignalementSchema>

/** States in which somebody is still expected to do something. */
export const ETATS_OUVERTS = ['nouveau', 'confirme', 'transmis', 'accepte'] as const
export const isOuvert = (etat: EtatSignalement): boolean => ETATS_OUVERTS.some((ouvert) => ouvert === etat)

/**
 * Who acts on a report: the holder of its secret link (`auteur`), the four roles of agents, and the program itself
 * (`systeme`: deadlines, imports).
 */
export const ACTEURS = ['auteur', 'pilote', 'producteur', 'moderateur', 'administrateur', 'systeme'] as const
export const acteurSchema = z.enum(ACTEURS)
export type Acteur = z.infer<typeof acteurSchema>

/** Everything that may happen to a report; each leaves one event. */
export const ACTIONS_SIGNALEMENT = [
  'creer',
  'confirmer',
  'transmettre',
  'accepter',
  'rejeter',
  'marquer_doublon',
  'rerouter',
  'resoudre',
  'expirer',
  'constater',
  'rappeler',
  'retirer_correction',
  'commenter',
  'joindre',
  'retirer_contact',
  'effacer_donnees',
  'publier_texte',
  'masquer_texte',
] as const
export const actionSignalementSchema = z.enum(ACTIONS_SIGNALEMENT)
export type ActionSignalement = z.infer<typeof actionSignalementSchema>

/** What an act must bring with it. */
export type Piece = 'commentaire' | 'doublon_de' | 'destination' | 'evenement'

interface Regle {
  de: readonly EtatSignalement[]
  par: readonly Acteur[]
  /** State reached; null leaves it as it is. */
  vers: EtatSignalement | null
  exige?: readonly Piece[]
}

const AVANT_REPONSE = ['nouveau', 'confirme', 'transmis'] as const
const CHEZ_LE_PILOTE = ['nouveau', 'confirme'] as const
const CHEZ_LE_PRODUCTEUR = ['transmis', 'accepte'] as const
const MODERATION = ['moderateur', 'administrateur'] as const
const AGENTS = ['pilote', 'producteur', ...MODERATION] as const

/**
 * The whole machine. `creer` is absent: it makes a report out of nothing. Nobody but the program resolves a report,
 * since only a publication proves that the producer has mended its file.
 */
export const REGLES: Record<Exclude<ActionSignalement, 'creer'>, readonly Regle[]> = {
  confirmer: [{ de: ['nouveau'], par: ['pilote'], vers: 'confirme' }],
  transmettre: [{ de: CHEZ_LE_PILOTE, par: ['pilote', 'systeme'], vers: 'transmis' }],
  accepter: [{ de: ['transmis'], par: ['producteur'], vers: 'accepte' }],
  rejeter: [
    { de: CHEZ_LE_PILOTE, par: ['pilote'], vers: 'rejete', exige: ['commentaire'] },
    { de: CHEZ_LE_PRODUCTEUR, par: ['producteur'], vers: 'rejete', exige: ['commentaire'] },
    { de: AVANT_REPONSE, par: ['moderateur'], vers: 'rejete', exige: ['commentaire'] },
  ],
  marquer_doublon: [
    { de: CHEZ_LE_PILOTE, par: ['pilote'], vers: 'doublon', exige: ['doublon_de'] },
    { de: ['transmis'], par: ['producteur'], vers: 'doublon', exige: ['doublon_de'] },
    { de: AVANT_REPONSE, par: ['moderateur'], vers: 'doublon', exige: ['doublon_de'] },
  ],
  rerouter: [
    { de: CHEZ_LE_PILOTE, par: ['pilote'], vers: null, exige: ['destination', 'commentaire'] },
    { de: ['transmis'], par: ['producteur'], vers: null, exige: ['destination', 'commentaire'] },
    { de: AVANT_REPONSE, par: MODERATION, vers: null, exige: ['destination', 'commentaire'] },
  ],
  resoudre: [{ de: ETATS_OUVERTS, par: ['systeme'], vers: 'resolu' }],
  expirer: [{ de: CHEZ_LE_PRODUCTEUR, par: ['systeme'], vers: 'expire' }],
  constater: [{ de: ETATS_OUVERTS, par: ['systeme'], vers: null }],
  rappeler: [{ de: ['nouveau', 'transmis', 'accepte'], par: ['systeme'], vers: null }],
  retirer_correction: [
    { de: ['accepte'], par: ['producteur', ...MODERATION], vers: null, exige: ['commentaire'] },
  ],
  commenter: [{ de: ETATS_SIGNALEMENT, par: ['auteur', ...AGENTS], vers: null, exige: ['commentaire'] }],
  joindre: [{ de: ETATS_OUVERTS, par: ['auteur'], vers: null }],
  retirer_contact: [{ de: ETATS_SIGNALEMENT, par: ['auteur', 'systeme'], vers: null }],
  effacer_donnees: [{ de: ETATS_SIGNALEMENT, par: ['auteur'], vers: null }],
  publier_texte: [{ de: ETATS_SIGNALEMENT, par: MODERATION, vers: null, exige: ['evenement'] }],
  masquer_texte: [{ de: ETATS_SIGNALEMENT, par: MODERATION, vers: null, exige: ['evenement'] }],
}

/** What the machine knows of a report: its state, and how many events it has (one per version). */
export interface Dossier {
  etat: EtatSignalement
  version: number
}

/** Something somebody wants to do to a report. */
export interface Acte {
  action: Exclude<ActionSignalement, 'creer'>
  /** Hats the person wears on this very report; the first one that may act is the one recorded. */
  acteurs: readonly Acteur[]
  pieces: readonly Piece[]
  /** Version that was seen; null when the act does not depend on it (a comment, the program). */
  version: number | null
}

export type Decision =
  | { permis: true; acteur: Acteur; avant: EtatSignalement; apres: EtatSignalement; rang: number }
  | { permis: false; motif: 'version_depassee' | 'role_refuse' | 'etat_refuse' }
  | { permis: false; motif: 'piece_manquante'; piece: Piece }

/** The report and its first event, as its author makes them. */
export const NAISSANCE: Dossier = { etat: 'nouveau', version: 1 }

/** Decides of an act. Nothing changes when it is refused; exactly one event of rank `version + 1` is left otherwise. */
export function decide(dossier: Dossier, acte: Acte): Decision {
  if (acte.version !== null && acte.version !== dossier.version)
    return { permis: false, motif: 'version_depassee' }
  const siennes = REGLES[acte.action].filter(({ par }) => acte.acteurs.some((acteur) => par.includes(acteur)))
  if (siennes.length === 0) return { permis: false, motif: 'role_refuse' }
  const regle = siennes.find(({ de }) => de.includes(dossier.etat))
  if (!regle) return { permis: false, motif: 'etat_refuse' }
  const piece = regle.exige?.find((exigee) => !acte.pieces.includes(exigee))
  if (piece) return { permis: false, motif: 'piece_manquante', piece }
  const acteur = acte.acteurs.find((candidat) => regle.par.includes(candidat)) as Acteur
  return {
    permis: true,
    acteur,
    avant: dossier.etat,
    apres: regle.vers ?? dossier.etat,
    rang: dossier.version + 1,
  }
}

/** What somebody wearing these hats may do to a report in this state, in the order of the life of a report. */
export const actionsPossibles = (
  etat: EtatSignalement,
  acteurs: readonly Acteur[],
): Exclude<ActionSignalement, 'creer'>[] =>
  (Object.keys(REGLES) as Exclude<ActionSignalement, 'creer'>[]).filter((action) =>
    REGLES[action].some(({ de, par }) => de.includes(etat) && acteurs.some((acteur) => par.includes(acteur))),
  )

/** Desk on which a report lies: the pilot territory until it is sent, the producer afterwards. */
export const bureauOf = (etat: EtatSignalement): 'pilote' | 'producteur' =>
  CHEZ_LE_PILOTE.some((chez) => chez === etat) ? 'pilote' : 'producteur'
