import { useId } from 'preact/hooks'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { majuscule } from '../format/texte.ts'
import { choisir, message, ouverte, rang, surTouche, texte, trouvailles } from '../state/recherche.ts'
import { Icone } from './icone.tsx'

/** Finds a territory or a school by name or code: ARIA combobox with a list, usable by keyboard alone. */
export function Recherche() {
  const id = useId()
  const found = trouvailles.value
  const visible = ouverte.value && (found.length > 0 || message.value !== '')
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
        aria-activedescendant={rang.value >= 0 ? `${id}-${rang.value}` : undefined}
        value={texte.value}
        onInput={(event) => {
          texte.value = event.currentTarget.value
          ouverte.value = true
        }}
        onFocus={() => {
          ouverte.value = true
        }}
        onBlur={() => {
          ouverte.value = false
        }}
        onKeyDown={surTouche}
      />
      <div class="recherche-liste" hidden={!visible}>
        <div id={`${id}-liste`} role="listbox" aria-label="Suggestions">
          {found.map((item, i) => (
            <Suggestion
              key={`${item.niveau}:${item.code}`}
              id={`${id}-${i}`}
              item={item}
              active={i === rang.value}
            />
          ))}
        </div>
        {message.value && <p class="note">{message.value}</p>}
      </div>
      <p class="hors-ecran" role="status">
        {visible && found.length > 0 ? `${found.length} suggestions` : message.value}
      </p>
    </search>
  )
}

const Suggestion = ({ id, item, active }: { id: string; item: Trouvaille; active: boolean }) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and hears the keyboard for the list
  <div
    id={id}
    class="suggestion"
    role="option"
    tabIndex={-1}
    aria-selected={active}
    // The field must not lose the focus before the click is heard.
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => choisir(item)}
  >
    <strong>{item.libelle}</strong>
    <span class="suggestion-contexte">{contexteOf(item)}</span>
  </div>
)

/** What tells namesakes apart: the level, then what the API adds. */
const contexteOf = ({ niveau, contexte }: Trouvaille): string =>
  [majuscule(MOTS_NIVEAU[niveau].singulier), contexte].filter((part) => part !== '').join(' · ')
