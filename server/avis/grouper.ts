/** Puts together what has the same key, in the order of the first of each. */
export function groupBy<T, C>(elements: readonly T[], cle: (element: T) => C): Map<C, T[]> {
  const groupes = new Map<C, T[]>()
  for (const element of elements) {
    const groupe = groupes.get(cle(element))
    if (groupe) groupe.push(element)
    else groupes.set(cle(element), [element])
  }
  return groupes
}
