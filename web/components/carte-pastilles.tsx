import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { CartePastilles as Carte, Pastille } from '../map/pastilles.ts'
import { etat, publication } from '../state/donnees.ts'
import { mouvementReduit, sombre } from '../state/theme.ts'

interface Props {
  /** What the map shows, and where else it is said. */
  titre: string
  places: readonly Pastille[]
  /** Shows no more of the country than where they are. */
  cadrer?: boolean
  designee?: number | null
  designer?: (id: number | null) => void
  choisir(id: number): void
}

/** Dots on a map. Something beside it says the same: without WebGL nothing is lost. */
export function CartePastilles({ titre, places, cadrer = false, designee = null, designer, choisir }: Props) {
  const conteneur = useRef<HTMLDivElement>(null)
  const carte = useSignal<Carte | null>(null)
  const echec = useSignal(false)
  // What the map calls is always that of the last drawing.
  const appels = useRef({ designer, choisir })
  appels.current = { designer, choisir }
  const numero = publication.value
  const theme = sombre.value
  useEffect(() => {
    const element = conteneur.current
    const connu = etat.etat.peek().donnees
    if (!element || !connu || numero === null) return
    let faite: Carte | null = null
    let abandonnee = false
    import('../map/pastilles.ts')
      .then(({ creerCartePastilles }) => {
        if (abandonnee) return
        faite = creerCartePastilles({
          conteneur: element,
          etat: connu,
          publication: numero,
          sombre: theme,
          mouvementReduit: mouvementReduit.peek(),
          titre,
          designer: (id) => appels.current.designer?.(id),
          choisir: (id) => appels.current.choisir(id),
        })
        carte.value = faite
      })
      .catch(() => {
        echec.value = true
      })
    return () => {
      abandonnee = true
      carte.value = null
      faite?.detruire()
    }
  }, [numero, theme, titre])
  const prete = carte.value
  useEffect(() => {
    prete?.montrer(places)
    if (cadrer) prete?.cadrer(places)
  }, [prete, places, cadrer])
  useEffect(() => prete?.designer(designee), [prete, designee])
  if (echec.value) return null
  return <div class="carte-signalements" ref={conteneur} />
}
