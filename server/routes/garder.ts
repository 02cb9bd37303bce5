/**
 * Keeps the last values made, by key: what costs seconds, or many points, is made once. A failure is not kept.
 * @param max values kept at most.
 */
export function keep<A, V>(
  max: number,
  cleOf: (argument: A) => string,
  faire: (argument: A) => Promise<V>,
): (argument: A) => Promise<V> {
  const gardees = new Map<string, Promise<V>>()
  return (argument) => {
    const cle = cleOf(argument)
    const connue = gardees.get(cle)
    if (connue) return connue
    const neuve = faire(argument)
    gardees.set(cle, neuve)
    neuve.catch(() => gardees.delete(cle))
    const ancienne = gardees.keys().next().value
    if (gardees.size > max && ancienne !== undefined) gardees.delete(ancienne)
    return neuve
  }
}
