import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { ErreurApi } from '../api/client.ts'

interface Props {
  libelle: string
  /** What helps to fill it, said with the label by screen readers. */
  aide?: ComponentChildren
  facultatif?: boolean
  /** Why what is there is refused. */
  faute?: string | null
  children: (attributs: {
    id: string
    'aria-describedby': string
    'aria-invalid': boolean
  }) => ComponentChildren
}

/** A field of a form: its label, what helps, and what is wrong with it, tied together for every reader. */
export function Champ({ libelle, aide, facultatif, faute, children }: Props) {
  const id = useId()
  return (
    <div class="champ" data-faute={faute ? '' : undefined}>
      <label for={id}>
        {libelle}
        {facultatif && <span class="note"> (facultatif)</span>}
      </label>
      {children({ id, 'aria-describedby': `${id}-aide ${id}-faute`, 'aria-invalid': Boolean(faute) })}
      <p class="note" id={`${id}-aide`}>
        {aide}
      </p>
      <p class="champ-faute" id={`${id}-faute`} role={faute ? 'alert' : undefined}>
        {faute}
      </p>
    </div>
  )
}

/** What the API refused in this field; `null` when the refusal is about something else. */
export const fauteDe = (erreur: ErreurApi | null, ...parametres: readonly string[]): string | null => {
  const { parametre = '', attendu, detail } = erreur?.probleme ?? {}
  const isSien = parametres.some((nom) => parametre === nom || parametre.startsWith(`${nom}.`))
  if (!isSien) return null
  return attendu ? `Attendu${'\u00a0'}: ${attendu}.` : (detail ?? null)
}
