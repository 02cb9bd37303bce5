import { useEffect, useRef } from 'preact/hooks'
import type { Point } from '../map/epingle.ts'
import { useCarteMontee } from './carte-montee.ts'
import { Icone } from './icone.tsx'

interface Props {
  point: Point | null
  set(point: Point): void
}

const TITRE =
  'Carte pour placer l’établissement ; les coordonnées s’écrivent aussi dans les champs qui suivent'

/** A map with one pin. Without WebGL nothing is lost: the coordinates are fields too. */
export function CartePosition({ point, set }: Props) {
  const appels = useRef({ point, poser: set })
  appels.current = { point, poser: set }
  const { conteneur, carte, echec } = useCarteMontee(TITRE, async () => {
    const { createCarteEpingle } = await import('../map/epingle.ts')
    return (fond) =>
      createCarteEpingle({
        ...fond,
        depart: appels.current.point,
        set: (posee) => appels.current.poser(posee),
      })
  })
  const prete = carte.value
  useEffect(() => {
    if (point) prete?.place(point)
  }, [prete, point?.longitude, point?.latitude])
  if (echec.value) return <p class="note">La carte ne peut pas être dessinée : écrivez les coordonnées.</p>
  return (
    <div class="carte-position-cadre">
      <div class="carte-position" ref={conteneur} />
      <div class="carte-position-zoom">
        <button type="button" class="bouton-icone" onClick={() => prete?.zoom(1)}>
          <Icone nom="plus" />
          <span class="hors-ecran">Approcher</span>
        </button>
        <button type="button" class="bouton-icone" onClick={() => prete?.zoom(-1)}>
          <Icone nom="moins" />
          <span class="hors-ecran">Éloigner</span>
        </button>
      </div>
    </div>
  )
}
