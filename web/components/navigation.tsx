import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import { isSous, PIED, SECTIONS } from '../../data/mots/navigation.ts'
import { chemin } from '../state/navigation.ts'

/** The parts of the site: in line on wide screens, behind a button on narrow ones. */
export const Navigation = () => (
  <>
    <nav class="entete-nav" aria-label="Navigation principale">
      <Sections />
    </nav>
    <details class="entete-menu" onKeyDown={closeByKey} onFocusOut={closeOnLeave}>
      <summary>Menu</summary>
      <nav aria-label="Navigation principale">
        <Sections />
      </nav>
    </details>
  </>
)

function closeByKey(event: KeyboardEvent & { currentTarget: HTMLDetailsElement }) {
  if (event.key !== 'Escape') return
  event.currentTarget.open = false
  event.currentTarget.querySelector('summary')?.focus()
}

function closeOnLeave(event: FocusEvent & { currentTarget: HTMLDetailsElement }) {
  if (!event.currentTarget.contains(event.relatedTarget as Node | null)) event.currentTarget.open = false
}

const Sections = () => (
  <ul>
    {SECTIONS.map((section) => (
      <li key={section.chemin}>
        <a href={section.chemin} aria-current={isSous(chemin.value, section.chemin) ? 'page' : undefined}>
          {section.libelle}
        </a>
      </li>
    ))}
  </ul>
)

/** What every page must let its reader find. */
export const PiedDePage = () => (
  <footer class="pied">
    <nav aria-label="Informations sur le site">
      <ul>
        {PIED.map((lien) => (
          <li key={lien.chemin}>
            <a href={lien.chemin}>{withNoBreakSpaces(lien.libelle)}</a>
          </li>
        ))}
      </ul>
    </nav>
  </footer>
)
