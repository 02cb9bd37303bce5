import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { CartePastilles } from '../../map/pastilles.ts'
import { pageSignalement } from '../../signalements/adresses.ts'
import { etat, publication } from '../../state/donnees.ts'
import { designe, liste } from '../../state/signalements.ts'
import { mouvementReduit, sombre } from '../../state/theme.ts'

/** Where the reports of the list are. The list says everything the map does: without WebGL nothing is lost. */
export function CarteSignalements() {
  const conteneur = useRef<HTMLDivElement>(null)
  const carte = useSignal<CartePastilles | null>(null)
  const echec = useSignal(false)
  const numero = publication.value
  const theme = sombre.value
  useEffect(() => {
    const element = conteneur.current
    const connu = etat.etat.peek().donnees
    if (!element || !connu || numero === null) return
    let faite: CartePastilles | null = null
    let abandonnee = false
    import('../../map/pastilles.ts')
      .then(({ creerCartePastilles }) => {
        if (abandonnee) return
        faite = creerCartePastilles({
          conteneur: element,
          etat: connu,
          publication: numero,
          sombre: theme,
          mouvementReduit: mouvementReduit.peek(),
          titre: 'Carte des signalements ; la liste qui suit dit la même chose',
          designer: (id) => {
            designe.value = id
          },
          choisir: (id) => location.assign(pageSignalement(id)),
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
  }, [numero, theme])
  useSignalEffect(() => {
    const places = (liste.etat.value.donnees?.resultats ?? []).flatMap(({ id, longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [{ id, longitude, latitude }],
    )
    carte.value?.montrer(places)
  })
  useSignalEffect(() => carte.value?.designer(designe.value))
  if (echec.value) return null
  return <div class="carte-signalements" ref={conteneur} />
}
