import { computed, signal } from '@preact/signals'
import type { Suivi } from '../../server/contract/suivi.ts'
import { ErreurApi } from '../api/client.ts'
import { FRAIS, ressource } from '../api/ressource.ts'
import { adresseSuivi } from '../signalements/adresses.ts'
import { chemin } from './navigation.ts'

/** Secret that the address holds; `null` on any other page. */
export const jeton = computed(() => /^\/suivi\/([A-Za-z0-9_-]{20,100})\/?$/.exec(chemin.value)?.[1] ?? null)

export const suivi = ressource<Suivi>(() => (jeton.value ? adresseSuivi(jeton.value) : null), FRAIS)

/** What came of the last act, in words. */
export const avis = signal<{ texte: string; echec: boolean } | null>(null)

/** Does something with the secret link, says what came of it, and reads the report again. @returns true when done. */
export async function agir(acte: (jeton: string) => Promise<unknown>, fait: string): Promise<boolean> {
  const secret = jeton.peek()
  if (!secret) return false
  try {
    await acte(secret)
    avis.value = { texte: fait, echec: false }
    suivi.reload()
    return true
  } catch (error) {
    const texte = error instanceof ErreurApi ? error.message : 'L’envoi a échoué. Réessayez dans un instant.'
    avis.value = { texte, echec: true }
    return false
  }
}
