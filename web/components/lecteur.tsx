import { useEffect } from 'preact/hooks'
import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { majuscule } from '../format/texte.ts'
import {
  allerA,
  arreter,
  campagnes,
  enLecture,
  lireOuArreter,
  preparer,
  rangCampagne,
} from '../state/lecteur.ts'
import { mouvementReduit } from '../state/theme.ts'
import { Icone, type NomIcone } from './icone.tsx'

/** The campaigns of the indicator in order: step by step, along a slider, or one after the other by themselves. */
export function Lecteur() {
  useEffect(() => arreter, [])
  const total = campagnes.value.length
  const rang = rangCampagne.value
  if (total < 2 || rang < 0) return null
  const nommer = (place: number): string => majuscule(libelleCampagne(campagnes.value[place] ?? ''))
  const approcher = () => {
    preparer(rang - 1)
    preparer(rang + 1)
  }
  return (
    <section class="lecteur" aria-label="Campagnes" onPointerEnter={approcher} onFocusIn={approcher}>
      {!mouvementReduit.value && (
        <Bouton
          icone={enLecture.value ? 'pause' : 'lecture'}
          nom={enLecture.value ? 'Arrêter le défilement' : 'Faire défiler les campagnes'}
          agir={lireOuArreter}
        />
      )}
      <Bouton icone="gauche" nom="Campagne précédente" agir={() => passer(rang - 1)} inerte={rang === 0} />
      <input
        type="range"
        aria-label="Campagne montrée"
        aria-valuetext={nommer(rang)}
        min={0}
        max={total - 1}
        value={rang}
        onInput={(event) => passer(event.currentTarget.valueAsNumber)}
      />
      <Bouton
        icone="droite"
        nom="Campagne suivante"
        agir={() => passer(rang + 1)}
        inerte={rang === total - 1}
      />
      <output class="lecteur-nom">
        {nommer(rang)} <span class="note">{`${rang + 1} sur ${total}`}</span>
      </output>
    </section>
  )
}

/** Whoever steps by hand takes over from what plays by itself. */
function passer(rang: number): void {
  arreter()
  allerA(rang)
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
