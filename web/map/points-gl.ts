import { worldX, worldY } from '../../data/dessin/mercator.ts'
import type { SemisEcoles } from '../legende/agregats.ts'
import { CHOISI, OCTETS, type Palette } from './points-palette.ts'
import { link } from './programme-gl.ts'

/** What is on screen; sizes in CSS pixels. The map is never turned nor tilted. */
export interface VueDePoints {
  longitude: number
  latitude: number
  zoom: number
  largeur: number
  hauteur: number
}

/** Points as the graphics card holds them. */
export interface CarteGraphique {
  /** Gives each point its byte. */
  classify(octets: Uint8Array<ArrayBuffer>): void
  /** @param choisi rank of the one in a ring. */
  draw(vue: VueDePoints, palette: Palette, choisi: number | null): void
  /** Frees what was lent. */
  render(): void
}

/** Side of the world at zoom 0, in CSS pixels. */
const COTE = 512

/**
 * A position is the sum of two 32-bit numbers, and so is the centre: the difference of each pair is exact where it
 * matters, to a thousandth of a pixel at zoom 16. One number alone would be two pixels off.
 */
const SOMMETS = `#version 300 es
precision highp float;
uniform vec2 u_centre_haut, u_centre_bas, u_echelle;
uniform float u_rayon, u_trait;
uniform vec4 u_fond[${OCTETS}], u_contour[${OCTETS}];
in vec2 a_haut, a_bas;
in float a_octet;
out vec4 v_fond, v_contour;
void main() {
  int octet = int(a_octet);
  v_fond = u_fond[octet];
  v_contour = u_contour[octet];
  vec2 ecart = (a_haut - u_centre_haut) + (a_bas - u_centre_bas);
  gl_Position = v_contour.a > 0.0 ? vec4(ecart * u_echelle, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = 2.0 * (u_rayon + u_trait + 1.0);
}`

const FRAGMENTS = `#version 300 es
precision highp float;
uniform float u_rayon, u_trait;
in vec4 v_fond, v_contour;
out vec4 couleur;
void main() {
  float loin = length(gl_PointCoord - 0.5) * 2.0 * (u_rayon + u_trait + 1.0);
  float dedans = clamp(u_rayon + 0.5 - loin, 0.0, 1.0);
  float visible = clamp(u_rayon + u_trait + 0.5 - loin, 0.0, 1.0);
  couleur = mix(v_contour, v_fond, dedans) * visible;
}`

/** Radius and contour of a point at a zoom, in CSS pixels: it grows as one comes nearer. */
const grow = (zoom: number, loin: number, pres: number): number => {
  const part = (de: number, a: number) => Math.min(1, Math.max(0, (zoom - de) / (a - de)))
  const milieu = loin * 1.5
  return zoom < 9 ? loin + (milieu - loin) * part(6, 9) : milieu + (pres - milieu) * part(9, 13)
}

/** Radius of the dot of a school, in CSS pixels: also that of what answers the pointer. */
export const rayonPoint = (zoom: number): number => grow(zoom, 2.5, 8)
/** Radius of the ring around a school. */
export const rayonAnneau = (zoom: number): number => grow(zoom, 5, 11)

/** Gives the graphics card the whole country, once: 17 bytes a school. */
export function entrustSemis(gl: WebGL2RenderingContext, { x, y }: SemisEcoles): CarteGraphique {
  const programme = link(gl, SOMMETS, FRAGMENTS)
  const tableau = gl.createVertexArray()
  const [positions, classes] = [gl.createBuffer(), gl.createBuffer()]
  const attribut = (nom: string) => gl.getAttribLocation(programme, nom)
  const [haut, bas, octet] = [attribut('a_haut'), attribut('a_bas'), attribut('a_octet')]
  const uniforme = (nom: string) => gl.getUniformLocation(programme, nom)
  const [centreHaut, centreBas, echelle] = [
    uniforme('u_centre_haut'),
    uniforme('u_centre_bas'),
    uniforme('u_echelle'),
  ]
  const [fond, contour] = [uniforme('u_fond'), uniforme('u_contour')]
  const [rayon, trait] = [uniforme('u_rayon'), uniforme('u_trait')]

  gl.bindVertexArray(tableau)
  gl.bindBuffer(gl.ARRAY_BUFFER, positions)
  gl.bufferData(gl.ARRAY_BUFFER, cut(x, y), gl.STATIC_DRAW)
  read(gl, haut, gl.FLOAT, 2, 16, 0)
  read(gl, bas, gl.FLOAT, 2, 16, 8)
  gl.bindBuffer(gl.ARRAY_BUFFER, classes)
  read(gl, octet, gl.UNSIGNED_BYTE, 1, 1, 0)
  gl.bindVertexArray(null)

  return {
    classify(octets) {
      gl.bindBuffer(gl.ARRAY_BUFFER, classes)
      gl.bufferData(gl.ARRAY_BUFFER, octets, gl.STATIC_DRAW)
    },
    draw({ longitude, latitude, zoom, largeur, hauteur }, palette, choisi) {
      const densite = gl.drawingBufferWidth / largeur
      const cote = COTE * 2 ** zoom
      const [x0, y0] = [enDeux(worldX(longitude)), enDeux(worldY(latitude))]
      const size = (cercle: number, bord: number) => {
        gl.uniform1f(rayon, cercle * densite)
        gl.uniform1f(trait, bord * densite)
      }
      gl.useProgram(programme)
      gl.bindVertexArray(tableau)
      gl.uniform2f(centreHaut, x0[0], y0[0])
      gl.uniform2f(centreBas, x0[1], y0[1])
      gl.uniform2f(echelle, (2 * cote) / largeur, (-2 * cote) / hauteur)
      gl.uniform4fv(fond, palette.fond)
      gl.uniform4fv(contour, palette.contour)
      size(rayonPoint(zoom), grow(zoom, 0.4, 1.2))
      gl.drawArrays(gl.POINTS, 0, x.length)
      if (choisi !== null) {
        gl.disableVertexAttribArray(octet)
        gl.vertexAttrib1f(octet, CHOISI)
        size(rayonAnneau(zoom), 3)
        gl.drawArrays(gl.POINTS, choisi, 1)
        gl.enableVertexAttribArray(octet)
      }
      gl.bindVertexArray(null)
    },
    render() {
      gl.deleteVertexArray(tableau)
      gl.deleteBuffer(positions)
      gl.deleteBuffer(classes)
      gl.deleteProgram(programme)
    },
  }
}

/** A number as the sum of two 32-bit ones. */
const enDeux = (nombre: number): [haut: number, bas: number] => {
  const haut = Math.fround(nombre)
  return [haut, nombre - haut]
}

/** Positions as the shader reads them: x and y, then what 32 bits leave of them. */
export function cut(x: ArrayLike<number>, y: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const coupees = new Float32Array(x.length * 4)
  for (let i = 0; i < x.length; i += 1) {
    const [xHaut, xBas] = enDeux(x[i] ?? 0)
    const [yHaut, yBas] = enDeux(y[i] ?? 0)
    coupees.set([xHaut, yHaut, xBas, yBas], 4 * i)
  }
  return coupees
}

/** Where the bound buffer holds an attribute. */
function read(
  gl: WebGL2RenderingContext,
  attribut: number,
  genre: number,
  nombre: number,
  pas: number,
  debut: number,
): void {
  gl.enableVertexAttribArray(attribut)
  gl.vertexAttribPointer(attribut, nombre, genre, false, pas, debut)
}
