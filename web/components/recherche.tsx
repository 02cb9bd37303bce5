import { useId } from 'preact/hooks'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { compte } from '../format/nombre.ts'
import { majuscule } from '../format/texte.ts'
import {
  choose,
  message,
  ouverte,
  type Proposition,
  propositions,
  rang,
  rubrique,
  surTouche,
  texte,
} from '../state/recherche.ts'
import { Icone, type NomIcone } from './icone.tsx'

/** Finds a territory or a school by name or code: ARIA combobox with a list, usable by keyboard alone. */
export function Recherche() {
  const id = useId()
  const offered = propositions.value
  const visible = ouverte.value && (offered.length > 0 || message.value !== '')
  return (
    <search class="recherche">
      <label class="hors-ecran" for={id}>
        Rechercher un territoire, un établissement ou un UAI
      </label>
      <Icone nom="loupe" />
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        placeholder="Commune, école, UAI…"
        aria-autocomplete="list"
        aria-expanded={visible}
        aria-controls={`${id}-liste`}
        aria-activedescendant={visible && rang.value >= 0 ? `${id}-${rang.value}` : undefined}
        value={texte.value}
        onInput={(event) => {
          texte.value = event.currentTarget.value
          ouverte.value = true
        }}
        onFocus={() => {
          ouverte.value = true
        }}
        onClick={() => {
          ouverte.value = true
        }}
        onBlur={() => {
          ouverte.value = false
        }}
        onKeyDown={surTouche}
      />
      <div class="recherche-liste" hidden={!visible}>
        {rubrique.value && <p class="recherche-rubrique etiquette">{rubrique.value}</p>}
        <div id={`${id}-liste`} role="listbox" aria-label={rubrique.value || 'Suggestions'}>
          {offered.map((item, i) => (
            <Suggestion key={cleOf(item)} id={`${id}-${i}`} item={item} active={i === rang.value} />
          ))}
        </div>
        {message.value && <p class="note">{message.value}</p>}
      </div>
      <p class="hors-ecran" role="status">
        {message.value || (visible ? compte(offered.length, 'suggestion', 'suggestions') : '')}
      </p>
    </search>
  )
}

const cleOf = (item: Proposition): string =>
  item.genre === 'lieu' ? `${item.lieu.niveau}:${item.lieu.code}` : item.genre

const Suggestion = ({ id, item, active }: { id: string; item: Proposition; active: boolean }) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keyboard for the list
  <div
    id={id}
    class={`suggestion suggestion-${item.genre}`}
    role="option"
    tabIndex={-1}
    aria-selected={active}
    // The field must not lose the focus before the click is heard.
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => choose(item)}
  >
    {item.genre === 'lieu' && <Lieu lieu={item.lieu} />}
    {item.genre === 'autour' && (
      <Geste icone="position" titre="Autour de moi">
        Les établissements les plus proches. Le navigateur vous demandera votre accord.
      </Geste>
    )}
    {item.genre === 'oublier' && (
      <Geste icone="fermer" titre="Oublier ces lieux">
        Ils ne sont gardés que dans ce navigateur.
      </Geste>
    )}
  </div>
)

const Lieu = ({ lieu }: { lieu: Trouvaille }) => (
  <>
    <strong>{lieu.libelle}</strong>
    <span class="suggestion-contexte">{contexteOf(lieu)}</span>
  </>
)

const Geste = ({ icone, titre, children }: { icone: NomIcone; titre: string; children: string }) => (
  <>
    <span class="suggestion-geste">
      <Icone nom={icone} /> {titre}
    </span>
    <span class="suggestion-contexte">{children}</span>
  </>
)

/** What tells namesakes apart: the level, then what the API adds. */
const contexteOf = ({ niveau, contexte }: Trouvaille): string =>
  [majuscule(MOTS_NIVEAU[niveau].singulier), contexte].filter((part) => part !== '').join(' · ')
