import { z } from 'zod'
import type { Agent } from './role.ts'
import type { Acteur, ActionSignalement, EtatSignalement } from './signalement.ts'
import { acteursOf } from './signalement-acteurs.ts'

/** How often an agent wants a digest: `instance` follows the setting. */
export const CADENCES = ['instance', 'quotidien', 'hebdomadaire', 'jamais'] as const
export const cadenceSchema = z.enum(CADENCES)
export type Cadence = (typeof CADENCES)[number]

export const LIBELLES_CADENCE: Record<Cadence, string> = {
  instance: 'Comme l’observatoire le propose',
  quotidien: 'Chaque jour',
  hebdomadaire: 'Chaque semaine',
  jamais: 'Jamais',
}

/** An event, with what decides whom it concerns. */
export interface EvenementAnnonce {
  action: ActionSignalement
  acteur: Acteur
  /** Agent who acted, if any. */
  agent_id: number | null
  avant: EtatSignalement | null
  apres: EtatSignalement
  /** What became of its text. */
  texte: string
}

interface Concerne {
  territoires: Readonly<Record<string, string>>
  source: string
}

/** Of no use in a digest: nothing is expected of anybody. */
const MUETTES: readonly ActionSignalement[] = [
  'retirer_contact',
  'effacer_donnees',
  'publier_texte',
  'masquer_texte',
  'marquer_doublon',
]
const CHEZ_LE_PILOTE: readonly EtatSignalement[] = ['nouveau', 'confirme']

/**
 * Is an event worth a line in the digest of an agent? Pilot territories follow what happens in their perimeter,
 * producers what has reached them, moderators the texts that are held; nobody is told what they did.
 */
export function isPourAgent(
  agent: Pick<Agent, 'id' | 'droits'>,
  signalement: Concerne,
  evenement: EvenementAnnonce,
): boolean {
  if (evenement.agent_id === agent.id) return false
  const acteurs = acteursOf(agent, signalement)
  if (evenement.texte === 'retenu' && acteurs.includes('moderateur')) return true
  if (MUETTES.includes(evenement.action)) return false
  if (acteurs.includes('pilote')) return true
  return acteurs.includes('producteur') && !CHEZ_LE_PILOTE.includes(evenement.apres)
}

/** Is an event posted to the webhooks of an agent? All that is public of what is entrusted to them is. */
export const isPourWebhook = (agent: Pick<Agent, 'droits'>, signalement: Concerne): boolean =>
  acteursOf(agent, signalement).length > 0

/** Is an event worth a letter to the author? Changes of state, answers, values that changed; not what they did. */
export function isPourAuteur({ action, acteur, avant, apres, texte }: EvenementAnnonce): boolean {
  if (acteur === 'auteur' || avant === null) return false
  // The letter that says that a report is recorded also says where it went at once.
  if (action === 'transmettre' && avant === 'nouveau' && acteur === 'systeme') return false
  return avant !== apres || action === 'constater' || (action === 'commenter' && texte === 'publie')
}
