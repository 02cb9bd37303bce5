/**
 * Results of a task for each item, in order, a few at a time: one reader must not take every connection of the pool.
 */
export async function enParallele<T, R>(
  elements: readonly T[],
  tache: (element: T) => Promise<R>,
  ensemble = 4,
): Promise<R[]> {
  const resultats = new Array<R>(elements.length)
  const file = elements.entries()
  const work = async () => {
    for (const [rang, element] of file) resultats[rang] = await tache(element)
  }
  await Promise.all(Array.from({ length: ensemble }, work))
  return resultats
}
