import { type Signal, useSignal, useSignalEffect } from '@preact/signals'
import { COTE_MONDE } from '../../data/dessin/trace.ts'
import { compte, nombre } from '../format/nombre.ts'
import type { Agregat } from '../legende/agregats.ts'
import { pointOf, writePoint } from '../legende/serie.ts'
import type { Designation } from '../map/pointeur.ts'
import { encreSur } from '../map/teintes.ts'
import { destination } from '../state/destination.ts'
import { etat, niveau, serie } from '../state/donnees.ts'
import { type Encart, encarts } from '../state/encarts.ts'
import { navigate } from '../state/navigation.ts'
import { designeIci, territoireSous } from './carte-fixe/designer.ts'
import { Dessin } from './carte-fixe/dessin.tsx'
import { Infobulle } from './infobulle.tsx'

/**
 * The overseas départements in insets, painted as the map is: pointed at, chosen and reached with the keyboard like
 * the rest of the country. Their names, and that of the Hexagone, take the map there.
 */
export function OutreMer() {
  const survol = useSignal<Designation | null>(null)
  // What was under the pointer is of another level.
  useSignalEffect(() => {
    if (niveau.value) survol.value = null
  })
  if (encarts.value.length === 0) return null
  return (
    <>
      <nav class="outre-mer" aria-label="Aller à un territoire">
        <ul>
          <li class="encart">
            <Nom nom="Hexagone" emprise={etat.etat.value.donnees?.emprise ?? null} />
          </li>
          {encarts.value.map((encart) => (
            <li key={encart.code} class="encart">
              {encart.cadre && <DessinEncart encart={encart} survol={survol} />}
              <Nom nom={encart.nom} emprise={encart.emprise} />
            </li>
          ))}
        </ul>
      </nav>
      <Infobulle designation={survol} />
    </>
  )
}

const go = (emprise: readonly number[] | null): void => {
  destination.value = { emprise, longitude: null, latitude: null }
}

const Nom = ({ nom, emprise }: { nom: string; emprise: readonly number[] | null }) => (
  <button type="button" class="encart-nom" onClick={() => go(emprise)}>
    {nom}
  </button>
)

interface Props {
  encart: Encart
  survol: Signal<Designation | null>
}

/** Where an element is in the space the tooltip is placed in. */
function placeDe(element: Element, x: number, y: number): { x: number; y: number } {
  const scene = element.closest('.scene-carte')?.getBoundingClientRect()
  return { x: x - (scene?.left ?? 0), y: y - (scene?.top ?? 0) }
}

/** What the keyboard chooses here: the territory drawn when there is only one, else the way there. */
const seulOf = ({ formes }: Encart) => {
  const [forme, ...autres] = formes
  return forme?.code && autres.length === 0 ? { code: forme.code, nom: forme.nom } : null
}

function DessinEncart({ encart, survol }: Props) {
  const { cadre, formes, ronds } = encart
  if (!cadre) return null
  const seul = seulOf(encart)
  const pointAt = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const sous = rondSous(event.target, ronds) ?? territoireSous(event.target)
    survol.value = sous ? { ...sous, ...placeDe(event.currentTarget, event.clientX, event.clientY) } : null
  }
  const choose = (cible: EventTarget | null) => {
    const code = territoireSous(cible)?.code ?? seul?.code
    if (code) navigate({ selection: { niveau: niveau.value, code } })
    else go(encart.emprise)
  }
  const forget = () => {
    survol.value = null
  }
  return (
    <button
      type="button"
      class="encart-dessin"
      aria-label={nomAccessible(encart)}
      onPointerMove={pointAt}
      onPointerLeave={forget}
      onClick={({ target }) => choose(target)}
      onFocus={({ currentTarget }) => {
        if (!seul || !currentTarget.matches(':focus-visible')) return
        const { left, top, width } = currentTarget.getBoundingClientRect()
        survol.value = { ...seul, ...placeDe(currentTarget, left + width / 2, top + 8) }
      }}
      onBlur={forget}
    >
      <Dessin cadre={cadre} formes={formes} designe={designeIci()} seul />
      {ronds.length > 0 && <Ronds encart={encart} />}
    </button>
  )
}

/** « Guadeloupe : 45 %, choisir », « Guadeloupe : 32 communes, y aller ». */
function nomAccessible(encart: Encart): string {
  const shown = serie.value
  const seul = seulOf(encart)
  if (seul && shown) return `${seul.nom} : ${writePoint(shown, pointOf(shown, seul.code))}, choisir`
  const ecoles = encart.ronds.reduce((sum, rond) => sum + rond.nombre, 0)
  const quoi = ecoles > 0 ? ` : ${compte(ecoles, 'établissement', 'établissements')}` : ''
  return `${encart.nom}${quoi}, y aller`
}

/** The circle of schools where an event happened. */
function rondSous(cible: EventTarget | null, ronds: readonly Agregat[]) {
  const rang = cible instanceof Element ? cible.closest('[data-rond]')?.getAttribute('data-rond') : null
  const agregat = rang ? ronds[Number(rang)] : undefined
  if (!agregat) return null
  return { code: null, nom: compte(agregat.nombre, 'établissement', 'établissements'), agregat }
}

const habit = (couleur: string | undefined) =>
  couleur ? { background: couleur, color: encreSur(couleur) } : {}

/** Schools as circles that say how many, in the colour of their median class: as the map does when far. */
function Ronds({ encart: { cadre, ronds } }: { encart: Encart }) {
  const shown = serie.value
  if (!cadre || !shown) return null
  const { x, y, largeur, hauteur } = cadre
  return (
    <span class="encart-ronds" aria-hidden="true">
      {ronds.map((rond, rang) => (
        <span
          key={rang}
          class="encart-rond"
          data-rond={rang}
          style={{
            left: `${((rond.x * COTE_MONDE - x) / largeur) * 100}%`,
            top: `${((rond.y * COTE_MONDE - y) / hauteur) * 100}%`,
            ...habit(shown.classement.classes[rond.classe]?.couleur),
          }}
        >
          {nombre(rond.nombre)}
        </span>
      ))}
    </span>
  )
}
