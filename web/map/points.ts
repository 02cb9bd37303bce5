import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl'
import type { SemisEcoles } from '../legende/agregats.ts'
import type { Serie } from '../legende/serie.ts'
import { ZOOM_POINTS } from './agregats.ts'
import { createDessous } from './dessous.ts'
import { type CarteGraphique, entrustSemis } from './points-gl.ts'
import { classeDOctet, HORS_SERIE, octetsOf, type Palette, paletteOf } from './points-palette.ts'
import type { Teintes } from './teintes.ts'

/**
 * Schools drawn one by one, the whole country in one buffer: where each is, and one byte for its class. Colours and
 * classes set aside are a palette of a few numbers: isolating a class sends only that. With one feature state per
 * school it took MapLibre 0.4 s, and 2.4 s more of tiles when the map opened.
 */
export interface Points {
  /** Adds them to a map whose style is there. @param dessous layer under which they are drawn. */
  set(dessous: string): void
  /** What to draw; nothing while something is `null`: not known yet, or of another level. */
  show(semis: SemisEcoles | null, serie: Serie | null, classes: ReadonlySet<number> | null): void
  choose(code: string | null): void
  /** Class of a school that is drawn; `null` when it is not: filtered, not concerned, or set aside. */
  classeDe(code: string): number | null
  /** Where a school is, in world units; `null` when nobody knows. */
  situate(code: string): readonly [x: number, y: number] | null
}

const COUCHE = 'etablissement:points'

/** Schools of a map, drawn once they are known and laid. */
export function createPoints(map: MapLibre, teintes: Teintes): Points {
  let semis: SemisEcoles | null = null
  let serie: Serie | null = null
  let montrees: ReadonlySet<number> | null = null
  let rangs = new Map<string, number>()
  let octets = new Uint8Array()
  let palette: Palette | null = null
  let choisi: string | null = null
  let carte: CarteGraphique | null = null
  /** What the graphics card was given. */
  let confies: Uint8Array | null = null

  const dessous = createDessous(map, COUCHE)
  const couche: CustomLayerInterface = {
    id: COUCHE,
    type: 'custom',
    prerender: dessous.prepare,
    render(gl) {
      const zoom = map.getZoom()
      if (!semis || !palette || zoom < ZOOM_POINTS) return
      dessous.set(gl)
      carte ??= entrustSemis(gl, semis)
      if (confies !== octets) carte.classify(octets)
      confies = octets
      const { lng, lat } = map.getCenter()
      // Not those of the page: what is printed is drawn while the page has no room for it.
      const densite = map.getPixelRatio()
      const [largeur, hauteur] = [gl.drawingBufferWidth / densite, gl.drawingBufferHeight / densite]
      const vue = { longitude: lng, latitude: lat, zoom, largeur, hauteur }
      carte.draw(vue, palette, rangs.get(choisi ?? '') ?? null)
    },
  }
  const forget = () => {
    carte = null
    confies = null
  }
  // What the graphics card was given is lost with its context.
  map.on('webglcontextlost', () => {
    forget()
    dessous.forget()
  })

  return {
    set: (dessous) => void map.addLayer(couche, dessous),
    show: (wanted, wantedSerie, wantedMontrees) => {
      const shown = wantedSerie?.valeurs.niveau === 'etablissement' ? wantedSerie : null
      dessous.epargner(shown !== null && shown === serie && wanted === semis)
      if (wanted !== semis || shown !== serie) octets = octetsOf(wanted, shown)
      if (wanted !== semis) {
        rangs = new Map(wanted?.codes.map((code, i) => [code, i]))
        carte?.render()
        forget()
      }
      semis = wanted
      serie = shown
      montrees = wantedMontrees
      palette = shown && paletteOf(shown, montrees, teintes)
      map.triggerRepaint()
    },
    choose: (code) => {
      // Asked again each time that the address changes.
      if (code === choisi) return
      choisi = code
      map.triggerRepaint()
    },
    classeDe: (code) => {
      const octet = octets[rangs.get(code) ?? -1] ?? HORS_SERIE
      if (octet === HORS_SERIE || (montrees && !montrees.has(classeDOctet(octet)))) return null
      return classeDOctet(octet)
    },
    situate: (code) => {
      const rang = rangs.get(code)
      return semis && rang !== undefined ? [semis.x[rang] ?? 0, semis.y[rang] ?? 0] : null
    },
  }
}
