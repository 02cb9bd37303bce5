/** Colours of the drawing itself (land, borders, names), by theme. Those of the values come from the legend. */
export interface Teintes {
  fond: string
  terre: string
  absence: string
  motif: [number, number, number]
  trait: string
  frontiere: string
  encre: string
  halo: string
  point: string
}

const CLAIR: Teintes = {
  fond: '#e6e8e6',
  terre: '#f8f7f3',
  absence: '#e3e1dc',
  motif: [116, 117, 124],
  trait: 'rgba(255, 255, 255, 0.65)',
  frontiere: '#4a5062',
  encre: '#1c2130',
  halo: 'rgba(255, 255, 255, 0.96)',
  point: '#ffffff',
}

const SOMBRE: Teintes = {
  fond: '#101218',
  terre: '#20242e',
  absence: '#31353f',
  motif: [150, 154, 166],
  trait: 'rgba(16, 18, 24, 0.7)',
  frontiere: '#c0c3cd',
  encre: '#f4f2ec',
  halo: 'rgba(16, 18, 24, 0.94)',
  point: '#14161c',
}

export const teintesOf = (sombre: boolean): Teintes => (sombre ? SOMBRE : CLAIR)
