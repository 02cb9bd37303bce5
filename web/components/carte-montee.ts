import { type ReadonlySignal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { OptionsFond } from '../map/fond.ts'
import { etat, publication } from '../state/donnees.ts'
import { mouvementReduit, sombre } from '../state/theme.ts'

interface CarteMontee<C> {
  conteneur: RefObject<HTMLDivElement | null>
  /** The map once it is drawn; `null` before, and while its colours change. */
  carte: ReadonlySignal<C | null>
  /** It cannot be: no WebGL, or its script did not come. */
  echec: ReadonlySignal<boolean>
}

/**
 * A small map in a component: its script comes when it is shown, it is drawn again when the publication or the theme
 * changes, and goes with the component.
 * @param load loads what draws it. @param titre what it shows, and where else it is said.
 */
export function useCarteMontee<C extends { destroy(): void }>(
  titre: string,
  load: () => Promise<(fond: OptionsFond) => C>,
): CarteMontee<C> {
  const conteneur = useRef<HTMLDivElement>(null)
  const carte = useSignal<C | null>(null)
  const echec = useSignal(false)
  const numero = publication.value
  const theme = sombre.value
  useEffect(() => {
    const element = conteneur.current
    const connu = etat.etat.peek().donnees
    if (!element || !connu || numero === null) return
    let abandonnee = false
    load()
      .then((creer) => {
        if (abandonnee) return
        carte.value = creer({
          conteneur: element,
          etat: connu,
          publication: numero,
          sombre: theme,
          mouvementReduit: mouvementReduit.peek(),
          titre,
        })
      })
      .catch(() => {
        echec.value = true
      })
    return () => {
      abandonnee = true
      carte.peek()?.destroy()
      carte.value = null
    }
  }, [numero, theme, titre])
  return { conteneur, carte, echec }
}
