import { useEffect, useId, useRef } from 'preact/hooks'

export interface Option<T extends string> {
  valeur: T
  libelle: string
  /** Why it cannot be chosen now; the choice stays visible and says so. */
  indisponible?: string | undefined
}

interface Props<T extends string> {
  titre: string
  options: readonly Option<T>[]
  valeur: T
  choose(valeur: T): void
  /** The title is read but not shown: what is offered speaks for itself. */
  titreMasque?: boolean
  class?: string
}

/** One choice among a few, all visible: native radio buttons, drawn as a strip. */
export function Choix<T extends string>({ titre, options, valeur, choose, titreMasque, ...props }: Props<T>) {
  const id = useId()
  const bande = useRef<HTMLDivElement>(null)
  // A strip that scrolls always shows what is chosen.
  useEffect(() => {
    const chosen = bande.current?.querySelector<HTMLElement>(`[data-valeur='${valeur}']`)
    if (chosen && bande.current) bande.current.scrollLeft += ecartAuCentre(chosen, bande.current)
  }, [valeur, options.length])
  return (
    <fieldset class={`choix ${props.class ?? ''}`}>
      <legend class={titreMasque ? 'hors-ecran' : 'etiquette'}>{titre}</legend>
      <div class="choix-bande" ref={bande}>
        {options.map((option) => (
          <label
            key={option.valeur}
            class="choix-option"
            data-valeur={option.valeur}
            title={option.indisponible}
          >
            <input
              type="radio"
              name={id}
              value={option.valeur}
              checked={option.valeur === valeur}
              disabled={option.indisponible !== undefined}
              onChange={() => choose(option.valeur)}
            />
            <span class="choix-mot">{option.libelle}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** How far an element is from the middle of what scrolls around it, in pixels. */
function ecartAuCentre(element: HTMLElement, autour: HTMLElement): number {
  const [inner, outer] = [element.getBoundingClientRect(), autour.getBoundingClientRect()]
  return inner.left + inner.width / 2 - (outer.left + outer.width / 2)
}
