import { useEffect, useRef } from 'preact/hooks'
import type { Pastille } from '../map/pastilles.ts'
import { useCarteMontee } from './carte-montee.ts'

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
  // What the map calls is always that of the last drawing.
  const appels = useRef({ designer, choisir })
  appels.current = { designer, choisir }
  const { conteneur, carte, echec } = useCarteMontee(titre, async () => {
    const { creerCartePastilles } = await import('../map/pastilles.ts')
    return (fond) =>
      creerCartePastilles({
        ...fond,
        designer: (id) => appels.current.designer?.(id),
        choisir: (id) => appels.current.choisir(id),
      })
  })
  const prete = carte.value
  useEffect(() => {
    prete?.montrer(places)
    if (cadrer) prete?.cadrer(places)
  }, [prete, places, cadrer])
  useEffect(() => prete?.designer(designee), [prete, designee])
  if (echec.value) return null
  return <div class="carte-signalements" ref={conteneur} />
}
