import type { NatureLigne } from '../../data/catalogue/model/depot.ts'

/** A mark on a map: told by its shape as well as by its colour. */
export interface Forme {
  /** Outline in a square of 20. */
  trace: string
  clair: string
  sombre: string
  /** Hollow marks are drawn by their outline. */
  creux: boolean
}

/** Side of the square in which marks are drawn. */
export const COTE = 20

const DISQUE = 'M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Z'

/** What becomes of the lines of a school: full when it is told something else, hollow when it is not. */
export const FORMES: Record<NatureLigne, Forme> = {
  nouvelle: { trace: DISQUE, clair: '#46388f', sombre: '#b8aefa', creux: false },
  changee: { trace: 'M10 1.5L18.5 10L10 18.5L1.5 10Z', clair: '#b35309', sombre: '#f5a55b', creux: false },
  identique: { trace: DISQUE, clair: '#5c6270', sombre: '#aab0bd', creux: true },
  retiree: { trace: 'M4 4L16 16M16 4L4 16', clair: '#b3261e', sombre: '#ff9b91', creux: true },
}
