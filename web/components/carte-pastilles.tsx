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
  pointAt?: (id: number | null) => void
  choose(id: number): void
}

/** Dots on a map. Something beside it says the same: without WebGL nothing is lost. */
export function CartePastilles({ titre, places, cadrer = false, designee = null, pointAt, choose }: Props) {
  // What the map calls is always that of the last drawing.
  const appels = useRef({ designer: pointAt, choisir: choose })
  appels.current = { designer: pointAt, choisir: choose }
  const { conteneur, carte, echec } = useCarteMontee(titre, async () => {
    const { createCartePastilles } = await import('../map/pastilles.ts')
    return (fond) =>
      createCartePastilles({
        ...fond,
        pointAt: (id) => appels.current.designer?.(id),
        choose: (id) => appels.current.choisir(id),
      })
  })
  const prete = carte.value
  useEffect(() => {
    prete?.show(places)
    if (cadrer) prete?.frame(places)
  }, [prete, places, cadrer])
  useEffect(() => prete?.pointAt(designee), [prete, designee])
  if (echec.value) return null
  return <div class="carte-signalements" ref={conteneur} />
}
