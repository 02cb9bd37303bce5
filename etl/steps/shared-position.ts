import type { Bilan } from './bilan.ts'

/** Share of the positions of a file above which one same point cannot be the truth. */
const PART_SUSPECTE = 0.2
const POSITIONS_MIN = 20

/** Notices files in which one point is repeated for a large share of the schools (a known export fault). */
export class SharedPosition {
  readonly #points = new Map<string, number>()
  #total = 0

  add(valeurs: Record<string, unknown>): void {
    const { latitude, longitude } = valeurs
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return
    const point = `${latitude.toFixed(5)},${longitude.toFixed(5)}`
    this.#points.set(point, (this.#points.get(point) ?? 0) + 1)
    this.#total += 1
  }

  report(bilan: Bilan): void {
    let worst: [string, number] = ['', 0]
    for (const entry of this.#points) if (entry[1] > worst[1]) worst = entry
    if (this.#total < POSITIONS_MIN || worst[1] / this.#total < PART_SUSPECTE) return
    bilan.warn(
      'position_partagee',
      `un même point (${worst[0]}) sert à ${worst[1]} établissements`,
      null,
      worst[1],
    )
  }
}
