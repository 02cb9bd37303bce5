import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { isMesurable, isNombre, motsOf, type Operateur } from '../../data/catalogue/model/filtre.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { libelleMot, MOTS_OPERATEUR } from '../format/filtre.ts'
import { majuscule } from '../format/texte.ts'

interface Props {
  /** Indicators a condition may be about. */
  liste: readonly IndicateurPublie[]
  /** The one proposed at first. */
  propose: IndicateurPublie
  /** Takes the condition as the API writes it. */
  add(texte: string): void
  cancel(): void
}

/** Comparisons offered; the others can be written in the address. */
const COMPARAISONS: readonly Operateur[] = ['<', '>=']

/** A threshold that means something for the indicator, to begin with: one of its declared bounds. */
const seuilPropose = ({ legende }: IndicateurPublie): string =>
  'seuils' in legende ? String(legende.seuils[Math.min(1, legende.seuils.length - 1)] ?? '') : ''

/** The form of one condition: an indicator, a comparison, a value. */
export function AjoutCondition({ liste, propose, add, cancel }: Props) {
  const offerts = liste.filter(({ campagnes }) => campagnes.length > 0)
  const choisi = useSignal(propose)
  const comparaison = useSignal(isMesurable(propose) ? '<' : `=${motsOf(propose)[0]}`)
  const seuil = useSignal(seuilPropose(propose))
  const premier = useRef<HTMLSelectElement>(null)
  useLayoutEffect(() => premier.current?.focus(), [])

  const change = (id: string) => {
    const next = offerts.find((item) => item.id === id)
    if (!next) return
    choisi.value = next
    comparaison.value = isMesurable(next) ? '<' : `=${motsOf(next)[0]}`
    seuil.value = seuilPropose(next)
  }
  const numerique = COMPARAISONS.some((operateur) => operateur === comparaison.value)
  const juste = !numerique || isNombre(seuil.value.trim())
  const validate = (event: Event) => {
    event.preventDefault()
    if (!juste) return
    const valeur = seuil.value.trim().replace(',', '.')
    add(`${choisi.value.id}${comparaison.value}${numerique ? valeur : ''}`)
  }
  return (
    <form
      class="ajout-condition"
      onSubmit={validate}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      <label class="reglage-liste">
        <span class="etiquette">Indicateur</span>
        <select ref={premier} value={choisi.value.id} onChange={(event) => change(event.currentTarget.value)}>
          {COMPOSANTES.map((composante) => (
            <optgroup key={composante} label={LIBELLES_COMPOSANTE[composante]}>
              {offerts
                .filter((item) => item.composante === composante)
                .map(({ id, libelle_etablissement }) => (
                  <option key={id} value={id}>
                    {libelle_etablissement}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div class="ajout-condition-ligne">
        <label class="reglage-liste">
          <span class="etiquette">Réponse</span>
          <select
            value={comparaison.value}
            onChange={(event) => {
              comparaison.value = event.currentTarget.value
            }}
          >
            {isMesurable(choisi.value) &&
              COMPARAISONS.map((operateur) => (
                <option key={operateur} value={operateur}>
                  {majuscule(MOTS_OPERATEUR[operateur])}
                </option>
              ))}
            {motsOf(choisi.value).map((mot) => (
              <option key={mot} value={`=${mot}`}>
                {majuscule(libelleMot(choisi.value, mot))}
              </option>
            ))}
            <option value="!=absent">Communiqué</option>
          </select>
        </label>
        {numerique && <Seuil indicateur={choisi.value} seuil={seuil} juste={juste} />}
      </div>
      <div class="ajout-condition-boutons">
        <button type="submit" class="bouton" disabled={!juste}>
          Ajouter
        </button>
        <button type="button" class="bouton bouton-leger" onClick={cancel}>
          Annuler
        </button>
      </div>
    </form>
  )
}

interface PropsSeuil {
  indicateur: IndicateurPublie
  seuil: { value: string }
  juste: boolean
}

const Seuil = ({ indicateur: { unite, mesure }, seuil, juste }: PropsSeuil) => (
  <label class="reglage-liste">
    <span class="etiquette">
      {mesure.genre === 'part' || unite.pluriel === '' ? 'Valeur' : `En ${unite.pluriel}`}
    </span>
    <input
      inputMode="decimal"
      value={seuil.value}
      aria-invalid={!juste}
      onInput={(event) => {
        seuil.value = event.currentTarget.value
      }}
    />
  </label>
)
