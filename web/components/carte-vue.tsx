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
import { confier } from '../state/impression.ts'
import { dessinees, vus } from '../state/legende.ts'
import { chargerMoteur, essais, horsLigne, panne } from '../state/moteur.ts'
import { naviguer, vue } from '../state/navigation.ts'
import { semis } from '../state/semis.ts'
import { designee } from '../state/tableau.ts'
import { mouvementReduit, sombre } from '../state/theme.ts'
import { CarteImmediate } from './carte-fixe/immediate.tsx'
import { Icone } from './icone.tsx'
import { Infobulle } from './infobulle.tsx'
import { degager, margeOf } from './marge.ts'

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
      deplacer: (position) => naviguer({ position }, { remplacer: true }),
      survoler: (designation) => {
        survol.value = designation
      },
      choisir: ({ code, x, y }) => {
        naviguer({ selection: { niveau: niveau.peek(), code } })
        degager(made, element, x, y)
      },
      approcher: (longitude, latitude) => made?.approcher(longitude, latitude),
      reposer: (deplacee) => {
        dessinee.value = true
        if (deplacee) compter(made)
      },
    }
    premierDessin()
      .then(chargerMoteur)
      .then(
        ({ creerCarte }) => {
          if (abandoned) return
          made = creerCarte(options)
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
      made?.detruire()
      vus.value = null
    }
  }, [theme, numero, essai])

  useSignalEffect(() => {
    const map = carte.value
    return map && conteneur.current ? suivre(map, conteneur.current) : undefined
  })
  // What was under the pointer is of another level.
  useSignalEffect(() => {
    if (niveau.value) survol.value = null
  })
  // What is under the pointer here, else the line under it in the table.
  useSignalEffect(() => carte.value?.survoler(survol.value?.code ?? designee.value))

  return (
    <div class="carte" data-dessinee={dessinee.value}>
      <div class="carte-toile" ref={conteneur} />
      {!dessinee.value && <CarteImmediate cadrer={cadrer} />}
      <span class="viseur" aria-hidden="true" />
      <Infobulle designation={survol} />
      <Fond />
      <Boutons carte={carte.value} />
    </div>
  )
}

/** What the engine will show when it opens. */
function cadrer(element: HTMLElement): Cadre {
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
function compter(map: Carte | null): void {
  const later = window.requestIdleCallback ?? ((action: () => void) => setTimeout(action, 50))
  later(() => {
    if (map) vus.value = map.visibles()
  })
}

/** Keeps the map in step with what is chosen, until it goes away. */
function suivre(map: Carte, element: HTMLElement): () => void {
  const fins = [
    confier(() => map.photographier()),
    effect(() => map.montrerNiveau(niveau.value)),
    effect(() => {
      if (serie.value) map.montrerSerie(serie.value)
    }),
    effect(() => map.montrerClasses(dessinees.value)),
    effect(() => map.montrerEcoles(semis.value, serie.value, dessinees.value)),
    effect(() => map.compterEcoles(typesConcernes.value)),
    effect(() => map.choisir(vue.value.selection)),
    effect(() => map.montrerFond(fondMontre.value)),
    effect(() => {
      const named = [regions, departements].flatMap((list) => list.etat.value.donnees?.resultats ?? [])
      map.nommer(named)
    }),
    effect(() => {
      if (valeurs.etat.value.phase === 'pret' && !horsLigne.value) map.reprendre()
    }),
    effect(() => {
      const { position } = vue.value
      if (position) map.placer(position)
    }),
    effect(() => {
      const wanted = destination.value
      if (!wanted) return
      if (wanted.emprise) map.allerA(wanted.emprise, margeOf(element, vue.peek().selection !== null))
      else if (wanted.longitude !== null && wanted.latitude !== null) {
        map.allerAuPoint(wanted.longitude, wanted.latitude, 13)
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
          onChange={(event) => naviguer({ plan: event.currentTarget.checked }, { remplacer: true })}
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
    <button type="button" class="bouton-icone" onClick={() => carte?.zoomer(1)}>
      <Icone nom="plus" />
      <span class="hors-ecran">Approcher</span>
    </button>
    <button type="button" class="bouton-icone" onClick={() => carte?.zoomer(-1)}>
      <Icone nom="moins" />
      <span class="hors-ecran">Éloigner</span>
    </button>
  </div>
)
