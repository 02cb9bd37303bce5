import { useId } from 'preact/hooks'

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
  choisir(valeur: T): void
  /** The title is read but not shown: what is offered speaks for itself. */
  titreMasque?: boolean
  class?: string
}

/** One choice among a few, all visible: native radio buttons, drawn as a strip. */
export function Choix<T extends string>({
  titre,
  options,
  valeur,
  choisir,
  titreMasque,
  ...props
}: Props<T>) {
  const id = useId()
  return (
    <fieldset class={`choix ${props.class ?? ''}`}>
      <legend class={titreMasque ? 'hors-ecran' : 'etiquette'}>{titre}</legend>
      <div class="choix-bande">
        {options.map((option) => (
          <label key={option.valeur} class="choix-option" title={option.indisponible}>
            <input
              type="radio"
              name={id}
              value={option.valeur}
              checked={option.valeur === valeur}
              disabled={option.indisponible !== undefined}
              onChange={() => choisir(option.valeur)}
            />
            <span class="choix-mot">{option.libelle}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
