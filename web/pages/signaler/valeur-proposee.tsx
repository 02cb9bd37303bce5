import { describeNombre, type Forme } from '../../../data/catalogue/model/forme.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { CelluleSignalable } from '../../../server/contract/signaler.ts'
import { Champ, fauteDe } from '../../components/champ.tsx'
import { enter, erreur, saisie } from '../../state/signaler.ts'

interface Props {
  cellule: CelluleSignalable
  forme: Forme
}

/** What the value should be, asked for as the field it replaces. */
export function ValeurProposee({ cellule, forme }: Props) {
  const { valeur, inconnue } = saisie.value
  const faute = fauteDe(erreur.value, 'valeur_proposee')
  const change = (texte: string) => enter({ valeur: texte })
  return (
    <fieldset class="formulaire-groupe">
      <legend>Ce que cela devrait être</legend>
      {!inconnue && isAPuces(forme) && (
        <Puces
          choix={choixOf(forme, cellule)}
          libelle={cellule.libelle}
          valeur={valeur}
          change={change}
          faute={faute}
        />
      )}
      {!inconnue && !isAPuces(forme) && (
        <Champ libelle={cellule.libelle} aide={aideOf(forme)} faute={faute}>
          {(attributs) => (
            <Saisie attributs={attributs} forme={forme} cellule={cellule} valeur={valeur} change={change} />
          )}
        </Champ>
      )}
      <label class="case">
        <input
          type="checkbox"
          checked={inconnue}
          onChange={({ currentTarget }) => enter({ inconnue: currentTarget.checked })}
        />
        La valeur est fausse, mais je ne connais pas la bonne
      </label>
    </fieldset>
  )
}

/** Few choices are better all seen than folded in a list. */
const isAPuces = (forme: Forme): boolean =>
  forme.genre === 'oui_non' || (forme.genre === 'choix' && forme.valeurs.length <= 6)

function choixOf(forme: Forme, { options }: CelluleSignalable) {
  if (forme.genre === 'oui_non') {
    return [
      { valeur: 'oui', libelle: 'Oui' },
      { valeur: 'non', libelle: 'Non' },
    ]
  }
  return forme.genre === 'choix'
    ? forme.valeurs.map((valeur) => ({
        valeur,
        libelle: majuscule(options.find((option) => option.valeur === valeur)?.libelle ?? valeur),
      }))
    : []
}

interface PropsPuces {
  choix: readonly { valeur: string; libelle: string }[]
  libelle: string
  valeur: string
  change(valeur: string): void
  faute: string | null
}

const Puces = ({ choix, libelle, valeur, change, faute }: PropsPuces) => (
  <fieldset class="puces">
    <legend>{libelle}</legend>
    {choix.map((option) => (
      <label class="case" key={option.valeur}>
        <input
          type="radio"
          name="valeur-proposee"
          required
          checked={option.valeur === valeur}
          onChange={() => change(option.valeur)}
        />
        {option.libelle}
      </label>
    ))}
    {faute && (
      <p class="champ-faute" role="alert">
        {faute}
      </p>
    )}
  </fieldset>
)

function aideOf(forme: Forme): string {
  if (forme.genre === 'nombre') return `${majuscule(describeNombre(forme))}.`
  if (forme.genre === 'texte') return `${forme.max} caractères au plus.`
  if (forme.genre === 'code_commune')
    return 'Code officiel de la commune, 5 caractères (35238), et non le code postal.'
  return ''
}

interface PropsSaisie {
  attributs: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }
  forme: Forme
  cellule: CelluleSignalable
  valeur: string
  change(valeur: string): void
}

function Saisie({ attributs, forme, cellule, valeur, change }: PropsSaisie) {
  const communs = { ...attributs, required: true, value: valeur }
  if (forme.genre === 'choix') {
    return (
      <select {...communs} onChange={({ currentTarget }) => change(currentTarget.value)}>
        <option value="">Choisir…</option>
        {choixOf(forme, cellule).map((option) => (
          <option key={option.valeur} value={option.valeur}>
            {option.libelle}
          </option>
        ))}
      </select>
    )
  }
  const surSaisie = ({ currentTarget }: { currentTarget: HTMLInputElement }) => change(currentTarget.value)
  if (forme.genre === 'date') return <input {...communs} type="date" onInput={surSaisie} />
  return (
    <input
      {...communs}
      type="text"
      inputMode={forme.genre === 'nombre' ? (forme.entier ? 'numeric' : 'decimal') : undefined}
      maxLength={forme.genre === 'texte' ? forme.max : undefined}
      onInput={surSaisie}
    />
  )
}
