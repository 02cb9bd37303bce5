import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { wordsAtNiveau } from '../../format/indicateur.ts'
import type { Lignes } from '../../state/lignes.ts'
import { vue } from '../../state/navigation.ts'
import { designee } from '../../state/tableau.ts'
import { colonnesOf, Entetes } from './entetes.tsx'
import { fenetreOf, placeVoulue } from './fenetre.ts'
import { Rangee } from './rangee.tsx'

/** Height of a line, and how many are in sight, before any has been measured. */
const [HAUTEUR, VISIBLES] = [37, 24]

/** What is in sight, and the one line that the Tab key reaches. */
interface Regard {
  cadre: RefObject<HTMLDivElement | null>
  haut: Signal<number>
  hauteur: Signal<number>
  visibles: Signal<number>
  active: Signal<number>
  /** The line that must have the focus once it exists. */
  aViser: RefObject<number | null>
}

/** Brings a line into sight, in the middle when it was far. */
function show({ cadre, hauteur, haut }: Regard, place: number): void {
  const element = cadre.current
  if (!element) return
  const taille = element.clientHeight - (element.querySelector('thead')?.offsetHeight ?? 0)
  element.scrollTop = placeVoulue({ haut: element.scrollTop, taille }, place, hauteur.value)
  haut.value = element.scrollTop
}

/**
 * Lines have one height, which depends on the width of the table and on the size of letters: it is measured. When it
 * changes, the line at the top stays there, and the active one stays in sight if it was.
 */
function useMesures(regard: Regard): void {
  const { cadre, hauteur, visibles, active } = regard
  const precedente = useRef(HAUTEUR)
  useLayoutEffect(() => {
    const measure = () => {
      const element = cadre.current
      if (!element) return
      hauteur.value = element.querySelector<HTMLElement>('[data-place]')?.offsetHeight || HAUTEUR
      visibles.value = Math.ceil(element.clientHeight / hauteur.value)
    }
    measure()
    const observateur = new ResizeObserver(measure)
    if (cadre.current) observateur.observe(cadre.current)
    return () => observateur.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (!cadre.current) return
    const premiere = cadre.current.scrollTop / precedente.current
    precedente.current = hauteur.value
    cadre.current.scrollTop = premiere * hauteur.value
    const ecart = active.value - premiere
    if (ecart >= 0 && ecart <= visibles.value + 1) show(regard, active.value)
  }, [hauteur.value])
}

/** Whatever chose it (the map, the search, an address), what is chosen comes into sight. */
function useSelection(regard: Regard, { repertoire, ordre }: Lignes): void {
  const { selection } = vue.value
  const code = selection?.niveau === repertoire.niveau ? selection.code : null
  useLayoutEffect(() => {
    const place = code === null ? -1 : ordre.indexOf(repertoire.codes.indexOf(code))
    regard.active.value = Math.max(place, 0)
    // Other lines, or the same in another order: one starts from the top.
    if (place >= 0) show(regard, place)
    else if (code === null && regard.cadre.current) regard.cadre.current.scrollTop = 0
  }, [ordre])
  useLayoutEffect(() => {
    const place = code === null ? -1 : ordre.indexOf(repertoire.codes.indexOf(code))
    if (place < 0) return
    regard.active.value = place
    show(regard, place)
  }, [code])
}

/** The line a key leads to. */
function placeDe(touche: string, { active, visibles }: Regard, total: number): number | null {
  const page = Math.max(1, visibles.value - 3)
  const places: Record<string, number> = {
    ArrowDown: active.value + 1,
    ArrowUp: active.value - 1,
    PageDown: active.value + page,
    PageUp: active.value - page,
    Home: 0,
    End: total - 1,
  }
  const place = places[touche]
  return place === undefined ? null : Math.min(Math.max(place, 0), total - 1)
}

/**
 * The lines, of which only those in sight exist: 60,000 schools scroll as well as 13 régions.
 * Two stops of the Tab key, on one line: its name, then the way to report its value. Arrows, Page, Home and End go from
 * line to line, Enter chooses.
 */
export function Grille({ lignes }: { lignes: Lignes }) {
  const { serie, ordre, repertoire } = lignes
  const aide = useId()
  const regard: Regard = {
    cadre: useRef<HTMLDivElement>(null),
    haut: useSignal(0),
    hauteur: useSignal(HAUTEUR),
    visibles: useSignal(VISIBLES),
    active: useSignal(0),
    aViser: useRef<number>(null),
  }
  const { cadre, haut, hauteur, active, aViser } = regard
  useMesures(regard)
  useSelection(regard, lignes)
  // Before the next key is heard: a Tab that follows an arrow at once starts from the line it led to.
  useLayoutEffect(() => {
    const place = aViser.current
    const bouton = cadre.current?.querySelector<HTMLElement>(`[data-place="${place}"] .lien`)
    if (place === null || !bouton) return
    aViser.current = null
    bouton.focus({ preventScroll: true })
  })
  const surTouche = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || (event.target as Element).closest('thead')) return
    const place = placeDe(event.key, regard, ordre.length)
    if (place === null) return
    event.preventDefault()
    aViser.current = place
    active.value = place
    show(regard, place)
  }
  const { debut, fin } = fenetreOf(haut.value, regard.visibles.value, hauteur.value, ordre.length)
  // Scrolled out of sight, the active line leaves its stop of the Tab key to the nearest one.
  const arret = Math.min(Math.max(active.value, debut), fin - 1)
  const places = Array.from({ length: fin - debut }, (_, i) => debut + i)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the lines inside it
    <div
      class="tableau-cadre"
      ref={cadre}
      onScroll={({ currentTarget }) => {
        haut.value = currentTarget.scrollTop
      }}
      onKeyDown={surTouche}
      onMouseLeave={() => {
        designee.value = null
      }}
    >
      <p class="hors-ecran" id={aide}>
        Flèches, Page suivante, Début et Fin pour parcourir les lignes, Entrée pour ouvrir la fiche,
        Tabulation pour signaler une erreur de la ligne.
      </p>
      {/* The room of the lines that are not drawn. */}
      <div
        style={{
          paddingTop: `${debut * hauteur.value}px`,
          paddingBottom: `${(ordre.length - fin) * hauteur.value}px`,
        }}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its lines are walked with the keyboard
          role="grid"
          aria-rowcount={ordre.length + 1}
          aria-colcount={colonnesOf(serie).length + 1}
          aria-describedby={aide}
        >
          <caption class="hors-ecran">{wordsAtNiveau(serie.indicateur, repertoire.niveau).libelle}</caption>
          <Entetes serie={serie} />
          <tbody>
            {places.map((place) => (
              <Rangee
                key={repertoire.codes[ordre[place] ?? 0]}
                lignes={lignes}
                place={place}
                active={place === arret}
                enter={() => {
                  active.value = place
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
