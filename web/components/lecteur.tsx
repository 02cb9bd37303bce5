import { useEffect } from 'preact/hooks'
import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { majuscule } from '../format/texte.ts'
import { campagnes, enLecture, goTo, prepare, rangCampagne, readOrStop, stop } from '../state/lecteur.ts'
import { mouvementReduit } from '../state/theme.ts'
import { Icone, type NomIcone } from './icone.tsx'

/** The campaigns of the indicator in order: step by step, along a slider, or one after the other by themselves. */
export function Lecteur() {
  useEffect(() => stop, [])
  const total = campagnes.value.length
  const rang = rangCampagne.value
  if (total < 2 || rang < 0) return null
  const name = (place: number): string => majuscule(libelleCampagne(campagnes.value[place] ?? ''))
  const approach = () => {
    prepare(rang - 1)
    prepare(rang + 1)
  }
  return (
    <section class="lecteur" aria-label="Campagnes" onPointerEnter={approach} onFocusIn={approach}>
      {!mouvementReduit.value && (
        <Bouton
          icone={enLecture.value ? 'pause' : 'lecture'}
          nom={enLecture.value ? 'Arrêter le défilement' : 'Faire défiler les campagnes'}
          agir={readOrStop}
        />
      )}
      <Bouton icone="gauche" nom="Campagne précédente" agir={() => pass(rang - 1)} inerte={rang === 0} />
      <input
        type="range"
        aria-label="Campagne montrée"
        aria-valuetext={name(rang)}
        min={0}
        max={total - 1}
        value={rang}
        onInput={(event) => pass(event.currentTarget.valueAsNumber)}
      />
      <Bouton
        icone="droite"
        nom="Campagne suivante"
        agir={() => pass(rang + 1)}
        inerte={rang === total - 1}
      />
      <output class="lecteur-nom">
        {name(rang)} <span class="note">{`${rang + 1} sur ${total}`}</span>
      </output>
    </section>
  )
}

/** Whoever steps by hand takes over from what plays by itself. */
function pass(rang: number): void {
  stop()
  goTo(rang)
}

interface PropsBouton {
  icone: NomIcone
  nom: string
  agir(): void
  inerte?: boolean
}

const Bouton = ({ icone, nom, agir, inerte = false }: PropsBouton) => (
  // Kept reachable at both ends: a button that vanishes from under the keyboard loses the focus.
  <button type="button" class="bouton-icone" aria-disabled={inerte} onClick={() => !inerte && agir()}>
    <Icone nom={icone} />
    <span class="hors-ecran">{nom}</span>
  </button>
)
