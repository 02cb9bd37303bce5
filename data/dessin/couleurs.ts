import { categories, sequentielle } from './palettes.ts'

/** Colours of the classes of a distribution: from little to much when classes cut a number, else names. */
export function couleursDesClasses(
  classes: readonly { min?: number | undefined }[],
  sombre: boolean,
): string[] {
  const ordonnees = classes.every(({ min }) => min !== undefined)
  return ordonnees ? sequentielle(classes.length, sombre) : categories(classes.length)
}
