import { computed } from '@preact/signals'
import { CartePastilles } from '../../components/carte-pastilles.tsx'
import { pageSignalement } from '../../signalements/adresses.ts'
import { designe, liste } from '../../state/signalements.ts'

const places = computed(() =>
  (liste.etat.value.donnees?.resultats ?? []).flatMap(({ id, longitude, latitude }) =>
    longitude === null || latitude === null ? [] : [{ id, longitude, latitude }],
  ),
)

/** Where the reports of the list are. The list says everything the map does. */
export const CarteSignalements = () => (
  <CartePastilles
    titre="Carte des signalements ; la liste qui suit dit la même chose"
    places={places.value}
    designee={designe.value}
    pointAt={(id) => {
      designe.value = id
    }}
    choose={(id) => location.assign(pageSignalement(id))}
  />
)
