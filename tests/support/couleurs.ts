/** What a colour-blind eye makes of linear red, green and blue: Machado, Oliveira & Fernandes (2009), severity 1. */
export const VISIONS = {
  ordinaire: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopie: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopie: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopie: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
export type Vision = keyof typeof VISIONS

type Triplet = readonly [number, number, number]

/** Lab coordinates (D65) of `#rrggbb` as an eye sees it. */
export function labVu(hex: string, vision: Vision): Triplet {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  const m = VISIONS[vision]
  const vu = (row: number): number =>
    Math.min(1, Math.max(0, (m[row] ?? 0) * r + (m[row + 1] ?? 0) * g + (m[row + 2] ?? 0) * b))
  const [R, G, B] = [vu(0), vu(3), vu(6)]
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124564 * R + 0.3575761 * G + 0.1804375 * B) / 0.95047)
  const y = f(0.2126729 * R + 0.7151522 * G + 0.072175 * B)
  const z = f((0.0193339 * R + 0.119192 * G + 0.9503041 * B) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Difference of two colours, CIEDE2000: 1 is the least that can be seen side by side. */
export function deltaE([l1, a1, b1]: Triplet, [l2, a2, b2]: Triplet): number {
  const rad = Math.PI / 180
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 1.5 - 0.5 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))
  const [c1, c2] = [Math.hypot(a1 * g, b1), Math.hypot(a2 * g, b2)]
  const teinte = (a: number, b: number): number => (Math.atan2(b, a) / rad + 360) % 360
  const [h1, h2] = [teinte(a1 * g, b1), teinte(a2 * g, b2)]
  const gris = c1 * c2 === 0
  const ecart = gris ? 0 : ((h2 - h1 + 540) % 360) - 180
  const h = gris ? h1 + h2 : h1 + ecart / 2
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const cos = (k: number, phase: number): number => Math.cos((k * h + phase) * rad)
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63)
  const dl = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2))
  const dc = (c2 - c1) / (1 + 0.045 * c)
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((ecart / 2) * rad)) / (1 + 0.015 * c * t)
  const depart = (((h + 360) % 360) - 275) / 25
  const tour = Math.exp(-(depart ** 2))
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * tour * rad)
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh)
}
