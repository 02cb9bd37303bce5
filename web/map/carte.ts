import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Etat } from '../../server/contract/etat.ts'
import type { Territoire } from '../../server/contract/territoires.ts'
import type { NiveauCarte } from '../format/niveaux.ts'
import type { SemisEcoles } from '../legende/agregats.ts'
import type { Serie } from '../legende/serie.ts'
import type { Position, Selection } from '../state/vue.ts'
import { createAgregateur } from './agregats.ts'
import { bornesOf, type Camera, createCamera, HEXAGONE, type Marge } from './camera.ts'
import { retainEchecs } from './echecs.ts'
import { createMarques } from './marques.ts'
import { drawMotif, MOTIFS, nomDeMotif } from './motifs.ts'
import { changeNiveau, filterAgregats } from './niveau.ts'
import { nomsGeoJson } from './noms.ts'
import { nameAires } from './noms-aires.ts'
import { createPeintre } from './peindre.ts'
import { showPlan } from './plan.ts'
import { type Ecoutes, listenPointeur } from './pointeur.ts'
import { createPoints } from './points.ts'
import { buildStyle } from './style.ts'
import { teintesOf } from './teintes.ts'
import { listVisibles, type Visibles } from './visibles.ts'

setWorkerUrl(workerUrl)

export interface OptionsCarte extends Ecoutes {
  conteneur: HTMLElement
  etat: Etat
  publication: number
  sombre: boolean
  mouvementReduit: boolean
  position: Position | null
  /** Space kept free when the map opens on the whole country. */
  marge: Marge
  /** The reader has moved the map. */
  move(position: Position): void
  /** Everything asked for is drawn. @param deplacee what is on screen is no longer the same. */
  reposer(deplacee: boolean): void
}

/** The map as the page commands it. */
export interface Carte extends Camera {
  showNiveau(niveau: NiveauCarte): void
  showSerie(serie: Serie): void
  /** Draws these classes in full, and sets the others aside; `null`: all of them. */
  showClasses(classes: ReadonlySet<number> | null): void
  /** What is on screen; `null` when the whole country is. */
  visibles(): Visibles | null
  /** Draws schools, gathered when far; `null` while something is not known. */
  showEcoles(semis: SemisEcoles | null, serie: Serie | null, classes: ReadonlySet<number> | null): void
  /** Schools of these types only are counted until positions are known. */
  countEcoles(types: readonly string[]): void
  name(territoires: readonly Territoire[]): void
  choose(selection: Selection | null): void
  /** Lays the plan of somebody else under the colours, or takes it away: only then is anything asked of it. */
  showFond(montre: boolean): void
  hover(code: string | null): void
  /** Asks again for the tiles that did not arrive. */
  resume(): void
  /** The drawing as it is, as a `data:` image: what is drawn on the screen is lost to a printer. */
  capture(): string
  destroy(): void
}

const TITRE =
  'Carte de France. Flèches pour déplacer, plus et moins pour zoomer, Entrée pour choisir ce qui est au centre'

/** Duration of a move, in milliseconds. */
const DUREE = 700

/**
 * Draws the map in an element.
 * @throws Error when the browser has no WebGL.
 */
export function createCarte(options: OptionsCarte): Carte {
  const teintes = teintesOf(options.sombre)
  const map = open(options)
  const peintre = createPeintre(map, teintes)
  const agregateur = createAgregateur(map, teintes)
  const points = createPoints(map, teintes)
  const marques = createMarques(map, points)
  let semis: SemisEcoles | null = null
  let niveau: NiveauCarte = 'departement'
  let detruite = false
  const style = new Promise<void>((done) => void map.once('style.load', () => done()))
  // Commands may come before the style is ready: they wait, in order.
  const ensuite = (action: () => void) => void style.then(() => !detruite && action())

  // Read by browser tests and by whoever debugs a page: the drawing cannot be questioned through the DOM.
  Object.assign(options.conteneur, { carte: map, classeEcole: points.classeDe })
  ensuite(() => {
    // Names stand over the dots: under them they could not be read.
    points.set('noms:commune')
    for (const { motif } of MOTIFS) {
      map.addImage(nomDeMotif(motif), drawMotif(motif, teintes.motif), { pixelRatio: 2 })
    }
  })
  let cadre = ''
  map.on('idle', () => {
    const next = `${niveau} ${map.getBounds()}`
    options.reposer(next !== cadre)
    cadre = next
  })
  const reprises = retainEchecs(map)
  nameAires(map)
  const oublierPointeur = listenPointeur(
    map,
    { niveau: () => niveau, agregat: agregateur.agregat, ecole: (code) => points.classeDe(code) !== null },
    options,
  )

  return {
    ...createCamera(map, options.mouvementReduit ? 0 : DUREE, options.move),
    showNiveau: (voulu) =>
      ensuite(() => {
        changeNiveau(map, niveau, voulu)
        marques.hover(niveau, null)
        // Further away there would be nothing to see: the tiles of the finest levels begin there.
        map.setMinZoom(options.etat.tuiles[voulu]?.zoom_min ?? 0)
        niveau = voulu
      }),
    showSerie: (serie) =>
      ensuite(() => {
        if (!map.getSource(serie.valeurs.niveau)) return
        peintre.paint(serie)
        marques.reset()
      }),
    showClasses: (classes) => ensuite(() => peintre.show(classes)),
    visibles: () => listVisibles(map, niveau, options.etat.emprise, semis),
    showEcoles: (wanted, serie, classes) => {
      semis = wanted
      ensuite(() => {
        agregateur.show(wanted, serie, classes)
        points.show(wanted, serie, classes)
      })
    },
    countEcoles: (types) => ensuite(() => filterAgregats(map, types)),
    name: (territoires) =>
      ensuite(() => map.getSource<GeoJSONSource>('noms')?.setData(nomsGeoJson(territoires))),
    choose: (selection) => ensuite(() => marques.choose(selection)),
    showFond: (montre) => ensuite(() => showPlan(map, montre)),
    hover: (code) => ensuite(() => marques.hover(niveau, code)),
    resume: () => ensuite(reprises),
    capture: () => {
      // The drawing can only be read while it is being made.
      map.redraw()
      return map.getCanvas().toDataURL('image/png')
    },
    destroy: () => {
      detruite = true
      oublierPointeur()
      map.remove()
    },
  }
}

function open(options: OptionsCarte): MapLibre {
  const map = new MapLibre({
    container: options.conteneur,
    style: buildStyle(options.etat, options.publication, teintesOf(options.sombre)),
    ...cadrage(options),
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: options.mouvementReduit ? 0 : 150,
    refreshExpiredTiles: false,
    locale: { 'Map.Title': TITRE },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  return map
}

/** Where the map opens: the address, else the extent that the data announce. */
function cadrage({ position, etat, marge }: OptionsCarte) {
  if (position) {
    return { center: [position.longitude, position.latitude] as [number, number], zoom: position.zoom }
  }
  return { bounds: bornesOf(etat.emprise ?? HEXAGONE), fitBoundsOptions: { padding: marge } }
}
