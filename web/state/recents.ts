import { signal } from '@preact/signals'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'

/** They stay in this browser: nothing of them is sent anywhere. */
const CLE = 'cartable:recents'
const MAX = 5

/** Places chosen lately, the latest first. */
export const recents = signal<readonly Trouvaille[]>(readRecents())

/** What is kept may come from an older version, or from anywhere: what cannot be understood is left out. */
function readRecents(): Trouvaille[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(CLE) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isTrouvaille).slice(0, MAX) : []
  } catch {
    return []
  }
}

function isTrouvaille(item: unknown): item is Trouvaille {
  if (typeof item !== 'object' || item === null) return false
  const { niveau, code, libelle, contexte } = item as Record<string, unknown>
  const textes = [niveau, code, libelle, contexte].every((champ) => typeof champ === 'string')
  return textes && Object.hasOwn(MOTS_NIVEAU, String(niveau))
}

/** Puts a place first among those chosen lately. */
export function retain(trouvaille: Trouvaille): void {
  const others = recents
    .peek()
    .filter(({ niveau, code }) => niveau !== trouvaille.niveau || code !== trouvaille.code)
  keep([trouvaille, ...others].slice(0, MAX))
}

export const forgetRecents = (): void => keep([])

function keep(places: readonly Trouvaille[]): void {
  recents.value = places
  try {
    if (places.length === 0) localStorage.removeItem(CLE)
    else localStorage.setItem(CLE, JSON.stringify(places))
  } catch {
    // Storage refused (private window, full): they last as long as the page.
  }
}
