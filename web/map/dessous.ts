import type { Map as MapLibre, StyleLayer } from 'maplibre-gl'
import { link } from './programme-gl.ts'

/**
 * What lies under a layer (land, borders), kept as it was last drawn. A class isolated changes nothing of it: the frame
 * that shows it lays this picture instead of drawing some 100,000 segments again, which take half of its time without a
 * graphics card. A moment later all is drawn in full, whatever may have changed meanwhile.
 */
export interface Dessous {
  /** Does the next frame change nothing under the layer? */
  epargner(rien: boolean): void
  /** Before a frame is drawn: sets aside the layers that the picture stands for. */
  prepare(): void
  /** Under what the layer draws: lays the picture, or takes it. */
  set(gl: WebGL2RenderingContext): void
  /** What the graphics card was given is lost with its context. */
  forget(): void
}

/** Until all is drawn again in full, in milliseconds: longer than from one line of the legend to the next. */
const REPOS = 600

const SOMMETS = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`

const FRAGMENTS = `#version 300 es
precision highp float;
uniform sampler2D u_image;
out vec4 couleur;
void main() {
  couleur = texelFetch(u_image, ivec2(gl_FragCoord.xy), 0);
}`

/** @param couche id of the layer. */
export function createDessous(map: MapLibre, couche: string): Dessous {
  let programme: WebGLProgram | null = null
  let image: WebGLTexture | null = null
  /** What was in sight when the picture was taken; `null`: there is none. */
  let pris: string | null = null
  let voulu = false
  let ecartees: StyleLayer[] = []
  let minuteur = 0

  const cadre = (): string => {
    const [{ lng, lat }, { width, height }] = [map.getCenter(), map.getCanvas()]
    return `${lng} ${lat} ${map.getZoom()} ${width} ${height}`
  }
  const take = (gl: WebGL2RenderingContext) => {
    // Made ready at rest: compiled at the first click, it would keep the reader waiting.
    programme ??= link(gl, SOMMETS, FRAGMENTS)
    image ??= gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, image)
    gl.copyTexImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, 0)
    for (const filtre of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filtre, gl.NEAREST)
    }
    pris = cadre()
  }

  return {
    epargner: (rien) => {
      voulu = rien && pris !== null && map.loaded() && !map.isMoving()
    },
    prepare: () => {
      if (voulu && pris === cadre()) {
        const ordre = map.getLayersOrder()
        ecartees = ordre.slice(0, ordre.indexOf(couche)).flatMap((id) => map.getLayer(id) ?? [])
        // For this frame only: a layer hidden through the style would let go of its tiles.
        for (const ecartee of ecartees) Object.defineProperty(ecartee, 'isHidden', MASQUE)
      }
      voulu = false
    },
    set: (gl) => {
      if (ecartees.length === 0) {
        // Nothing is isolated while the map moves.
        if (map.isMoving()) pris = null
        else take(gl)
        return
      }
      for (const ecartee of ecartees) Reflect.deleteProperty(ecartee, 'isHidden')
      ecartees = []
      gl.useProgram(programme)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, image)
      gl.drawArrays(gl.TRIANGLES, 0, 3)
      clearTimeout(minuteur)
      minuteur = window.setTimeout(() => map.triggerRepaint(), REPOS)
    },
    forget: () => {
      programme = null
      image = null
      pris = null
    },
  }
}

const MASQUE = { value: () => true, configurable: true }
