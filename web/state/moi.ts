import { computed } from '@preact/signals'
import { type Demande, ecrire, type NomEcriture, type ReponseEcriture } from '../../client/ecrire.ts'
import { hasRole, type Role } from '../../data/catalogue/model/role.ts'
import type { Moi } from '../../server/contract/moi.ts'
import { FRAIS, ressource } from '../api/ressource.ts'
import { chemin } from './navigation.ts'

/** Pages that know who is asking; the others are the same for everybody, and do not ask. */
const PRIVEES = /^\/(espace|connexion)(\/|$)/

/** Who is signed in, what is entrusted to them. */
export const moi = ressource<Moi>(() => (PRIVEES.test(chemin.value) ? '/api/v1/moi' : null), FRAIS)
export const agent = computed(() => moi.etat.value.donnees?.agent ?? null)

export const aRole = (...roles: readonly Role[]): boolean =>
  agent.value !== null && hasRole(agent.value, ...roles)

/** Sends something in the name of the agent: with the token that proves that this page did. */
export function writeAsAgent<O extends NomEcriture>(
  operation: O,
  demande: Demande<O>,
): Promise<ReponseEcriture<O>> {
  const jeton = moi.etat.peek().donnees?.jeton_csrf
  return ecrire(operation, demande, jeton ? { entetes: { 'x-cartable-jeton': jeton } } : {})
}

/** Closes the session, and goes where it ends. @throws ErreurApi when it could not be closed. */
export async function seDeconnecter(): Promise<void> {
  const { suite } = await writeAsAgent('seDeconnecter', {})
  location.assign(suite)
}
