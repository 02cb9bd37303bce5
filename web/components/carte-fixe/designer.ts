import { niveau } from '../../state/donnees.ts'
import { vue } from '../../state/navigation.ts'
import { designee } from '../../state/tableau.ts'

/** The territory, at the level on screen, of which a part is drawn where an event happened. */
export function territoireSous(cible: EventTarget | null): { code: string; nom: string } | undefined {
  const forme = cible instanceof Element ? cible.closest('[data-code]') : null
  const code = forme?.getAttribute('data-code')
  return code ? { code, nom: forme?.getAttribute('data-nom') ?? code } : undefined
}

/** What a drawing outlines: the line pointed at in the table, else what is chosen. */
export function designeIci(): string | null {
  const { selection } = vue.value
  return designee.value ?? (selection?.niveau === niveau.value ? selection.code : null)
}
