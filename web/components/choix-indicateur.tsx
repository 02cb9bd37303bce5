import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { indicateur, indicateurs } from '../state/donnees.ts'
import { naviguer } from '../state/navigation.ts'
import { Icone } from './icone.tsx'

/** The indicator shown, and on demand all the others, by component, with what each means. */
export function ChoixIndicateur() {
  const details = useRef<HTMLDetailsElement>(null)
  const ouvert = useSignal(false)
  const chosen = indicateur.value
  if (!chosen) return null
  const fermer = () => {
    if (details.current) details.current.open = false
    details.current?.querySelector('summary')?.focus()
  }
  const surTouche = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !ouvert.value) return
    event.stopPropagation()
    fermer()
  }
  return (
    <details
      class="choix-indicateur"
      ref={details}
      onToggle={(event) => {
        ouvert.value = event.currentTarget.open
      }}
      onKeyDown={surTouche}
    >
      <summary>
        <span class="etiquette">{LIBELLES_COMPOSANTE[chosen.composante]}</span>
        <span class="choix-indicateur-nom">{chosen.libelle}</span>
        <span class="choix-indicateur-changer">
          {ouvert.value ? 'Fermer la liste' : 'Changer d’indicateur'}{' '}
          <Icone nom={ouvert.value ? 'haut' : 'bas'} />
        </span>
      </summary>
      {ouvert.value && <ListeIndicateurs choisi={chosen.id} fermer={fermer} />}
    </details>
  )
}

function ListeIndicateurs({ choisi, fermer }: { choisi: string; fermer(): void }) {
  const all = indicateurs.etat.value.donnees?.resultats ?? []
  const groups = COMPOSANTES.map((composante) => ({
    composante,
    membres: all.filter((item) => item.composante === composante),
  })).filter(({ membres }) => membres.length > 0)
  const choisir = (id: string) => {
    naviguer({ indicateur: id, campagne: null })
    fermer()
  }
  return (
    <div class="liste-indicateurs">
      {groups.map(({ composante, membres }) => (
        <section key={composante}>
          <h3 class="etiquette">{LIBELLES_COMPOSANTE[composante]}</h3>
          <ul>
            {membres.map((item) => (
              <li key={item.id}>
                <EntreeIndicateur indicateur={item} choisi={item.id === choisi} choisir={choisir} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface PropsEntree {
  indicateur: IndicateurPublie
  choisi: boolean
  choisir(id: string): void
}

const EntreeIndicateur = ({ indicateur: item, choisi, choisir }: PropsEntree) => (
  <button
    type="button"
    class="entree-indicateur"
    aria-current={choisi}
    disabled={item.campagnes.length === 0}
    onClick={() => choisir(item.id)}
  >
    <strong>{item.libelle}</strong>
    <span>{item.campagnes.length === 0 ? 'Aucune donnée importée pour le moment.' : item.definition}</span>
  </button>
)
