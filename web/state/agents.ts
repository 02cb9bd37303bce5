import type { Droit } from '../../data/catalogue/model/role.ts'
import type { AgentAdministre } from '../../server/contract/administration.ts'
import type { SourceAdministree } from '../../server/contract/administration-instance.ts'
import { faire, lecture } from './espace.ts'
import { parametres } from './page.ts'

const API = '/api/v1/administration/agents'

/** Agents of this instance, as they are searched for. */
export const agents = lecture<{ total: number; resultats: AgentAdministre[]; suivant: string | null }>(
  'agents',
  () => {
    const requete = new URLSearchParams({ limit: '100' })
    for (const nom of ['q', 'role']) {
      const valeur = parametres.value.get(nom)
      if (valeur) requete.set(nom, valeur)
    }
    return `${API}?${requete}`
  },
)

/** Sources that may be entrusted. */
export const sourcesConfiables = lecture<{ resultats: SourceAdministree[] }>(
  'agents',
  () => '/api/v1/administration/sources',
)

interface NouvelAgent {
  courriel: string
  nom: string
  droits: Droit[]
}

const puis = async <T>(fait: Promise<T | undefined>): Promise<boolean> => {
  const reponse = await fait
  if (reponse !== undefined) agents.reload()
  return reponse !== undefined
}

/** Creates an agent, who receives a sign-in link. @returns whether it was done. */
export const createAgent = (corps: NouvelAgent): Promise<boolean> =>
  puis(faire('creerAgent', { corps }, `${corps.nom} est accrédité, et reçoit un lien de connexion.`))

/** Changes an agent; what is not given stays. */
export const updateAgent = (
  id: number,
  corps: { nom?: string; droits?: Droit[]; actif?: boolean },
  dit: string,
): Promise<boolean> => puis(faire('modifierAgent', { id, corps }, dit))

export const inviteAgent = (id: number): Promise<boolean> =>
  puis(faire('inviterAgent', { id }, ({ message }) => message))

export const closeSessions = (id: number): Promise<boolean> =>
  puis(faire('fermerSessionsAgent', { id }, 'Ses sessions sont fermées.'))
