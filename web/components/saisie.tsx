import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Champ } from './champ.tsx'

interface Commun {
  libelle: string
  aide?: ComponentChildren
  valeur: Signal<string>
}

interface PropsSaisie extends Commun {
  type?: 'text' | 'email' | 'url' | 'number' | 'date'
  requis?: boolean
  min?: number
  max?: number
  facultatif?: boolean
}

/** A line to be filled in, with its label. */
export const Saisie = ({
  libelle,
  aide,
  valeur,
  type = 'text',
  requis,
  min,
  max,
  facultatif,
}: PropsSaisie) => (
  <Champ libelle={libelle} aide={aide} {...(facultatif && { facultatif })}>
    {(attributs) => (
      <input
        {...attributs}
        // Preact ties each type to its own attributes; these are common to all five.
        type={type as 'number'}
        required={requis}
        {...(min !== undefined && { min })}
        {...(max !== undefined && { max })}
        value={valeur.value}
        onInput={({ currentTarget }) => {
          valeur.value = currentTarget.value
        }}
      />
    )}
  </Champ>
)

interface PropsTexte extends Commun {
  lignes?: number
  requis?: boolean
  facultatif?: boolean
}

/** Longest text that the API takes in a report. */
const TEXTE_MAX = 2000

/** Some lines to be written, with their label. */
export const TexteLong = ({ libelle, aide, valeur, lignes = 3, requis, facultatif = false }: PropsTexte) => (
  <Champ libelle={libelle} aide={aide} facultatif={facultatif}>
    {(attributs) => (
      <textarea
        {...attributs}
        rows={lignes}
        required={requis}
        maxLength={TEXTE_MAX}
        value={valeur.value}
        onInput={({ currentTarget }) => {
          valeur.value = currentTarget.value
        }}
      />
    )}
  </Champ>
)

interface PropsListe extends Commun {
  options: readonly { valeur: string; libelle: string }[]
}

/** One choice among many, with its label. */
export const Liste = ({ libelle, aide, valeur, options }: PropsListe) => (
  <Champ libelle={libelle} aide={aide}>
    {(attributs) => (
      <select
        {...attributs}
        value={valeur.value}
        onChange={({ currentTarget }) => {
          valeur.value = currentTarget.value
        }}
      >
        {options.map((option) => (
          <option key={option.valeur} value={option.valeur}>
            {option.libelle}
          </option>
        ))}
      </select>
    )}
  </Champ>
)
