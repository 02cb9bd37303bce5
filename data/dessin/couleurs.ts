import { categories, sequentielle } from './palettes.ts'

/** Colours of the classes of a distribution: from little to much when they have an order, else those of names. */
export function couleursDesClasses(
  classes: readonly { min?: number | undefined; rang?: number | undefined }[],
  sombre: boolean,
): string[] {
  const suite = sequentielle(classes.length, sombre)
  if (classes.every(({ min }) => min !== undefined)) return suite
  if (classes.every(({ rang }) => rang !== undefined))
    return classes.map(({ rang }) => suite[rang ?? 0] ?? '#888888')
  return categories(classes.length)
}
