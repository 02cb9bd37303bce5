import { useId, useRef } from 'preact/hooks'

interface Props {
  libelle: string
  /** What it acts on, for whoever hears the button out of its place. */
  quoi?: string
  /** What will happen, in full. */
  question: string
  confirmer(): void
  disabled?: boolean
  /** The one thing that the page leads to. */
  plein?: boolean
}

/** A button for what cannot be undone: it asks first, in a dialog that Escape closes. */
export function Confirmation({ libelle, quoi, question, confirmer, disabled, plein = false }: Props) {
  const dialogue = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <button
        type="button"
        class={`bouton ${plein ? 'bouton-plein' : ''}`}
        disabled={disabled}
        onClick={() => dialogue.current?.showModal()}
      >
        {libelle}
        {quoi && <span class="hors-ecran"> : {quoi}</span>}
      </button>
      <dialog class="confirmation" ref={dialogue} aria-labelledby={id}>
        <form method="dialog" class="formulaire">
          <p id={id}>{question}</p>
          <div class="formulaire-actions">
            <button type="submit" class="bouton bouton-plein" onClick={confirmer}>
              {libelle}
            </button>
            <button type="submit" class="bouton">
              Annuler
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
