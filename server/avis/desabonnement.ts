import type { Coffre } from '../coffre.ts'

const USAGE = 'desabonnement'

/** What the link of a digest holds: an agent's number, signed. It gives no other right, and needs no login. */
export const jetonDesabonnement = (coffre: Pick<Coffre, 'sign'>, agent: number): string =>
  `${agent}.${coffre.sign(USAGE, String(agent))}`

/** The agent of such a link; `null` when it was not made here. */
export function readDesabonnement(coffre: Pick<Coffre, 'sign'>, jeton: string): number | null {
  const [, agent = ''] = /^([1-9]\d{0,9})\.[\w-]{22}$/.exec(jeton) ?? []
  return agent !== '' && jeton === jetonDesabonnement(coffre, Number(agent)) ? Number(agent) : null
}
