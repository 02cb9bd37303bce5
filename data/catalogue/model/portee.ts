import { z } from 'zod'
import { type Agent, hasRole, type Role } from './role.ts'

/**
 * What an API token may do, within the rights of its agent: a token never does more than both allow. `lecture` reads
 * who one is · `signalements` handles reports · `depots` uploads local data · `avis` manages digests and webhooks ·
 * `imports` launches and follows imports.
 */
export const PORTEES = ['lecture', 'signalements', 'depots', 'avis', 'imports'] as const
export const porteeSchema = z.enum(PORTEES)
export type Portee = z.infer<typeof porteeSchema>

/** How each scope is written on a screen, and the roles it is of use to; no role: everybody. */
export const DECLARATIONS_PORTEE: Record<Portee, { libelle: string; roles: readonly Role[] | null }> = {
  lecture: { libelle: 'Lire son profil et ses droits', roles: null },
  signalements: {
    libelle: 'Lire et traiter les signalements',
    roles: ['pilote', 'producteur', 'moderateur', 'administrateur'],
  },
  depots: { libelle: 'Déposer des données locales', roles: ['pilote', 'administrateur'] },
  avis: { libelle: 'Gérer ses abonnements et ses webhooks', roles: null },
  imports: { libelle: 'Lancer et suivre des imports', roles: ['administrateur'] },
}

/** May an agent give this scope to a token? */
export function isPorteePermise(agent: Pick<Agent, 'droits'>, portee: Portee): boolean {
  const { roles } = DECLARATIONS_PORTEE[portee]
  return roles === null || hasRole(agent, ...roles)
}
