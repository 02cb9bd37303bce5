import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { COMPOSANTES, type Composante, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { wordsAtNiveau } from '../format/indicateur.ts'
import { plier } from '../format/texte.ts'
import { indicateur, indicateurs, intitule, niveau } from '../state/donnees.ts'
import { navigate } from '../state/navigation.ts'
import { Icone } from './icone.tsx'

/** The indicator shown, and on demand all the others, by component, with what each means. */
export function ChoixIndicateur() {
  const details = useRef<HTMLDetailsElement>(null)
  const ouvert = useSignal(false)
  const chosen = indicateur.value
  if (!chosen) return null
  const close = () => {
    if (details.current) details.current.open = false
    details.current?.querySelector('summary')?.focus()
  }
  const surTouche = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !ouvert.value) return
    event.stopPropagation()
    close()
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
        <span class="choix-indicateur-nom">{intitule.value?.libelle}</span>
        <span class="choix-indicateur-changer">
          {ouvert.value ? 'Fermer la liste' : 'Changer d’indicateur'}{' '}
          <Icone nom={ouvert.value ? 'haut' : 'bas'} />
        </span>
      </summary>
      {ouvert.value && <ListeIndicateurs choisi={chosen} close={close} />}
    </details>
  )
}

function ListeIndicateurs({ choisi, close }: { choisi: IndicateurPublie; close(): void }) {
  const filtre = useSignal('')
  const mots = plier(filtre.value).split(/\s+/)
  const found = (indicateurs.etat.value.donnees?.resultats ?? []).filter((item) => {
    const text = plier(`${item.libelle} ${item.libelle_etablissement} ${item.definition}`)
    return mots.every((mot) => text.includes(mot))
  })
  const choose = (id: string) => {
    navigate({ indicateur: id, campagne: null })
    close()
  }
  return (
    <div class="liste-indicateurs">
      <input
        type="search"
        aria-label="Filtrer les indicateurs"
        placeholder="Filtrer : débit, tablettes, ENT…"
        value={filtre.value}
        onInput={(event) => {
          filtre.value = event.currentTarget.value
        }}
      />
      {found.length === 0 && <p class="note">Aucun indicateur ne contient ces mots.</p>}
      {COMPOSANTES.map((composante) => (
        <Groupe
          key={composante}
          composante={composante}
          membres={found.filter((item) => item.composante === composante)}
          ouvert={filtre.value !== '' || composante === choisi.composante}
          choisi={choisi.id}
          choose={choose}
        />
      ))}
    </div>
  )
}

interface PropsGroupe {
  composante: Composante
  membres: readonly IndicateurPublie[]
  ouvert: boolean
  choisi: string
  choose(id: string): void
}

/** Indicators of one component, folded unless it is the one being read or something is searched for. */
function Groupe({ composante, membres, ouvert, choisi, choose }: PropsGroupe) {
  if (membres.length === 0) return null
  return (
    <details open={ouvert}>
      <summary>
        {LIBELLES_COMPOSANTE[composante]} <span class="note">{membres.length}</span>
      </summary>
      <ul>
        {membres.map((item) => (
          <li key={item.id}>
            <EntreeIndicateur indicateur={item} choisi={item.id === choisi} choose={choose} />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface PropsEntree {
  indicateur: IndicateurPublie
  choisi: boolean
  choose(id: string): void
}

function EntreeIndicateur({ indicateur: item, choisi, choose }: PropsEntree) {
  const { libelle, definition } = wordsAtNiveau(item, niveau.value)
  return (
    <button
      type="button"
      class="entree-indicateur"
      aria-current={choisi}
      disabled={item.campagnes.length === 0}
      onClick={() => choose(item.id)}
    >
      <strong>{libelle}</strong>
      <span>{item.campagnes.length === 0 ? 'Aucune donnée importée pour le moment.' : definition}</span>
    </button>
  )
}
