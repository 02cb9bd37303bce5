import { computed, signal } from '@preact/signals'

/** What follows the path in the address of a page, kept in step with the history. */
const requete = signal(location.search)
addEventListener('popstate', () => {
  requete.value = location.search
})

/** Parameters of the page's address. */
export const parametres = computed(() => new URLSearchParams(requete.value))

/** What a parameter of the address chooses, when it is one of these. */
export const choisi = <T extends string>(connus: readonly T[], nom: string): T | null =>
  connus.find((connu) => connu === parametres.value.get(nom)) ?? null

/** Changes parameters of the address without leaving the page; `null` removes one. No step in the history. */
export function changeParametres(changes: Record<string, string | null>): void {
  const next = new URLSearchParams(requete.peek())
  for (const [nom, valeur] of Object.entries(changes)) {
    if (valeur === null) next.delete(nom)
    else next.set(nom, valeur)
  }
  const texte = next.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  history.replaceState(null, '', `${location.pathname}${texte && `?${texte}`}${location.hash}`)
  requete.value = location.search
}
