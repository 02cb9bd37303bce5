import { effect, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { HEXAGONE } from '../map/camera.ts'
import type { Carte, OptionsCarte } from '../map/carte.ts'
import { type Cadre, cadreAutour, cadreEntourant } from '../map/fixe/cadre.ts'
import type { Designation } from '../map/pointeur.ts'
import { premierDessin } from '../state/contours.ts'
import { destination } from '../state/destination.ts'
import {
  departements,
  etat,
  fond,
  fondMontre,
  niveau,
  publication,
  regions,
  serie,
  typesConcernes,
  valeurs,
} from '../state/donnees.ts'
import { entrust } from '../state/impression.ts'
import { dessinees, vus } from '../state/legende.ts'
import { essais, horsLigne, loadMoteur, panne } from '../state/moteur.ts'
import { navigate, vue } from '../state/navigation.ts'
import { semis } from '../state/semis.ts'
import { designee } from '../state/tableau.ts'
import { mouvementReduit, sombre } from '../state/theme.ts'
import { CarteImmediate } from './carte-fixe/immediate.tsx'
import { Icone } from './icone.tsx'
import { Infobulle } from './infobulle.tsx'
import { clear, margeOf } from './marge.ts'

/** The map, and the few things that float on it. */
export function CarteVue() {
  const conteneur = useRef<HTMLDivElement>(null)
  const carte = useSignal<Carte | null>(null)
  const survol = useSignal<Designation | null>(null)
  const dessinee = useSignal(false)
  const theme = sombre.value
  const numero = publication.value
  const essai = essais.value

  useEffect(() => {
    let made: Carte | null = null
    let abandoned = false
    const answer = etat.etat.peek().donnees
    const element = conteneur.current
    if (!answer || numero === null || !element) return
    const options: OptionsCarte = {
      conteneur: element,
      etat: answer,
      publication: numero,
      sombre: theme,
      mouvementReduit: mouvementReduit.peek(),
      position: vue.peek().position,
      marge: margeOf(element, vue.peek().selection !== null),
      move: (position) => navigate({ position }, { remplacer: true }),
      hover: (designation) => {
        survol.value = designation
      },
      choose: ({ code, x, y }) => {
        navigate({ selection: { niveau: niveau.peek(), code } })
        clear(made, element, x, y)
      },
      approach: (longitude, latitude) => made?.approach(longitude, latitude),
      reposer: (deplacee) => {
        dessinee.value = true
        if (deplacee) count(made)
      },
    }
    premierDessin()
      .then(loadMoteur)
      .then(
        ({ createCarte }) => {
          if (abandoned) return
          made = createCarte(options)
          carte.value = made
        },
        () => {
          if (!abandoned) panne.value = 'chargement'
        },
      )
      // No WebGL: the table shows the same values.
      .catch(() => {
        panne.value = 'webgl'
      })
    return () => {
      abandoned = true
      carte.value = null
      dessinee.value = false
      made?.destroy()
      vus.value = null
    }
  }, [theme, numero, essai])

  useSignalEffect(() => {
    const map = carte.value
    return map && conteneur.current ? follow(map, conteneur.current) : undefined
  })
  // What was under the pointer is of another level.
  useSignalEffect(() => {
    if (niveau.value) survol.value = null
  })
  // What is under the pointer here, else the line under it in the table.
  useSignalEffect(() => carte.value?.hover(survol.value?.code ?? designee.value))

  return (
    <div class="carte" data-dessinee={dessinee.value}>
      <div class="carte-toile" ref={conteneur} />
      {!dessinee.value && <CarteImmediate frame={frame} />}
      <span class="viseur" aria-hidden="true" />
      <Infobulle designation={survol} />
      <Fond />
      <Boutons carte={carte.value} />
    </div>
  )
}

/** What the engine will show when it opens. */
function frame(element: HTMLElement): Cadre {
  const { position, selection } = vue.peek()
  const taille = { largeur: element.clientWidth, hauteur: element.clientHeight }
  if (position) return cadreAutour(position, taille)
  return cadreEntourant(
    etat.etat.peek().donnees?.emprise ?? HEXAGONE,
    margeOf(element, selection !== null),
    taille,
  )
}

/** Tells the legend what is on screen, once the page has nothing more pressing to do. */
function count(map: Carte | null): void {
  const later = window.requestIdleCallback ?? ((action: () => void) => setTimeout(action, 50))
  later(() => {
    if (map) vus.value = map.visibles()
  })
}

/** Keeps the map in step with what is chosen, until it goes away. */
function follow(map: Carte, element: HTMLElement): () => void {
  const fins = [
    entrust(() => map.capture()),
    effect(() => map.showNiveau(niveau.value)),
    effect(() => {
      if (serie.value) map.showSerie(serie.value)
    }),
    effect(() => map.showClasses(dessinees.value)),
    effect(() => map.showEcoles(semis.value, serie.value, dessinees.value)),
    effect(() => map.countEcoles(typesConcernes.value)),
    effect(() => map.choose(vue.value.selection)),
    effect(() => map.showFond(fondMontre.value)),
    effect(() => {
      const named = [regions, departements].flatMap((list) => list.etat.value.donnees?.resultats ?? [])
      map.name(named)
    }),
    effect(() => {
      if (valeurs.etat.value.phase === 'pret' && !horsLigne.value) map.resume()
    }),
    effect(() => {
      const { position } = vue.value
      if (position) map.place(position)
    }),
    effect(() => {
      const wanted = destination.value
      if (!wanted) return
      if (wanted.emprise) map.goTo(wanted.emprise, margeOf(element, vue.peek().selection !== null))
      else if (wanted.longitude !== null && wanted.latitude !== null) {
        map.goToPoint(wanted.longitude, wanted.latitude, 13)
      }
      destination.value = null
    }),
  ]
  return () => {
    for (const fin of fins) fin()
  }
}

/** The switch of the plan; its producer is named as soon as it is shown. */
function Fond() {
  const plan = fond.value
  if (!plan) return null
  const montre = fondMontre.value
  return (
    <div class="carte-fond">
      <label>
        <input
          type="checkbox"
          checked={montre}
          onChange={(event) => navigate({ plan: event.currentTarget.checked }, { remplacer: true })}
        />
        {plan.nom}
      </label>
      {montre && (
        <a href={plan.url} rel="noreferrer">
          {plan.attribution}
        </a>
      )}
    </div>
  )
}

const Boutons = ({ carte }: { carte: Carte | null }) => (
  <div class="carte-boutons">
    <button type="button" class="bouton-icone" onClick={() => carte?.zoom(1)}>
      <Icone nom="plus" />
      <span class="hors-ecran">Approcher</span>
    </button>
    <button type="button" class="bouton-icone" onClick={() => carte?.zoom(-1)}>
      <Icone nom="moins" />
      <span class="hors-ecran">Éloigner</span>
    </button>
  </div>
)
