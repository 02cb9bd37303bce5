import { type Anneau, type Cadre, empriseOf, projectionOf, trace } from '../../data/dessin/projection.ts'
import { type Html, html } from '../documentation/html.ts'

/** Outline of a département, ready to be painted. */
export interface Trace {
  code: string
  d: string
}

/** Départements drawn once for all the maps of a publication. */
export interface Fond {
  traces: readonly Trace[]
  /** What stands apart: overseas, and Paris enlarged. */
  encarts: readonly { nom: string; boite: Cadre }[]
}

const LARGEUR = 360
const HAUTEUR = 410
const METROPOLE: Cadre = [2, 2, LARGEUR - 4, 336]
const ENCARTS: readonly { nom: string; codes: readonly string[] }[] = [
  { nom: 'Guadeloupe', codes: ['971'] },
  { nom: 'Martinique', codes: ['972'] },
  { nom: 'Guyane', codes: ['973'] },
  { nom: 'La Réunion', codes: ['974'] },
  { nom: 'Mayotte', codes: ['976'] },
  { nom: 'Paris', codes: ['75', '92', '93', '94'] },
]
const COTE = 46
/** A hundred outlines in each page: coarser than a picture of one territory. */
const PAS = 1.2

interface Contour {
  code: string
  anneaux: readonly Anneau[]
}

/** Lays départements out: metropolitan France, overseas and Paris in boxes underneath. */
export function drawFond(contours: readonly Contour[]): Fond {
  const metropole = contours.filter(({ code }) => !/^9[78]/.test(code))
  const presents = ENCARTS.map((encart) => ({
    ...encart,
    contours: contours.filter(({ code }) => encart.codes.includes(code)),
  })).filter((encart) => encart.contours.length > 0)
  const encarts = presents.map((encart, rang) => ({
    ...encart,
    boite: [8 + rang * 60, 346, COTE, COTE] as const,
  }))
  return {
    traces: [
      ...frame(metropole, METROPOLE),
      ...encarts.flatMap(({ contours: siens, boite }) => frame(siens, boite)),
    ],
    encarts: encarts.map(({ nom, boite }) => ({ nom, boite })),
  }
}

function frame(contours: readonly Contour[], boite: Cadre): Trace[] {
  const emprise = empriseOf(contours.flatMap(({ anneaux }) => anneaux.flat()))
  if (!emprise) return []
  const projeter = projectionOf(emprise, boite)
  return contours.map(({ code, anneaux }) => ({ code, d: trace(anneaux, projeter, PAS) }))
}

/** How a département is painted, and what is said of it under the pointer. */
export interface Teinte {
  classe: string
  dit: string
}

/** Map of the départements. @param resume what it shows, for those who do not see it. */
export function carteDepartements(
  { traces, encarts }: Fond,
  teintes: ReadonlyMap<string, Teinte>,
  resume: string,
): Html {
  return html`<svg class="carte-dep" viewBox="0 0 ${LARGEUR} ${HAUTEUR}" role="img" aria-label="${resume}">${traces.map(
    ({ code, d }) => {
      const teinte = teintes.get(code)
      return html`<path class="${teinte?.classe ?? 'tc-vide'}" d="${d}"><title>${teinte?.dit ?? code}</title></path>`
    },
  )}${encarts.map(
    ({ nom, boite }) =>
      html`<text x="${boite[0] + boite[2] / 2}" y="${HAUTEUR - 4}" text-anchor="middle">${nom}</text>`,
  )}</svg>`
}
