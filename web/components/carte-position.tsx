import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { CarteEpingle, Point } from '../map/epingle.ts'
import { etat, publication } from '../state/donnees.ts'
import { mouvementReduit, sombre } from '../state/theme.ts'
import { Icone } from './icone.tsx'

interface Props {
  point: Point | null
  poser(point: Point): void
}

/** A map with one pin. Without WebGL nothing is lost: the coordinates are fields too. */
export function CartePosition({ point, poser }: Props) {
  const conteneur = useRef<HTMLDivElement>(null)
  const carte = useRef<CarteEpingle | null>(null)
  const echec = useSignal(false)
  const depart = useRef(point)
  depart.current = point
  const numero = publication.value
  const theme = sombre.value
  useEffect(() => {
    const element = conteneur.current
    const connu = etat.etat.peek().donnees
    if (!element || !connu || numero === null) return
    let abandonnee = false
    import('../map/epingle.ts')
      .then(({ creerCarteEpingle }) => {
        if (abandonnee) return
        carte.current = creerCarteEpingle({
          conteneur: element,
          etat: connu,
          publication: numero,
          sombre: theme,
          mouvementReduit: mouvementReduit.peek(),
          titre:
            'Carte pour placer l’établissement ; les coordonnées s’écrivent aussi dans les champs qui suivent',
          depart: depart.current,
          poser,
        })
      })
      .catch(() => {
        echec.value = true
      })
    return () => {
      abandonnee = true
      carte.current?.detruire()
      carte.current = null
    }
  }, [numero, theme])
  useEffect(() => {
    if (point) carte.current?.placer(point)
  }, [point?.longitude, point?.latitude])
  if (echec.value) return <p class="note">La carte ne peut pas être dessinée : écrivez les coordonnées.</p>
  return (
    <div class="carte-position-cadre">
      <div class="carte-position" ref={conteneur} />
      <div class="carte-position-zoom">
        <button type="button" class="bouton-icone" onClick={() => carte.current?.zoomer(1)}>
          <Icone nom="plus" />
          <span class="hors-ecran">Approcher</span>
        </button>
        <button type="button" class="bouton-icone" onClick={() => carte.current?.zoomer(-1)}>
          <Icone nom="moins" />
          <span class="hors-ecran">Éloigner</span>
        </button>
      </div>
    </div>
  )
}
