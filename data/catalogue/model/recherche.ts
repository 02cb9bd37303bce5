/** Abbreviations people type, to the words the names use; both sides are folded the same way. */
const ABREVIATIONS: Record<string, string> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  clg: 'college',
  coll: 'college',
  col: 'college',
  lyc: 'lycee',
  lp: 'lycee professionnel',
  lgt: 'lycee general technologique',
  legt: 'lycee general technologique',
  lpo: 'lycee polyvalent',
  pro: 'professionnel',
  elem: 'elementaire',
  mat: 'maternelle',
  eco: 'ecole',
  priv: 'prive',
  dep: 'departement',
  acad: 'academie',
}

/**
 * Text as the search compares it: lower case, no accents, single spaces, abbreviations spelt out.
 * The same function prepares what is searched and what is typed.
 */
export function foldRecherche(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => ABREVIATIONS[word] ?? word)
    .join(' ')
}

/** Does a text contain every word that is looked for, whatever its accents and its case? */
export function contientMots(text: string, words: string): boolean {
  const folded = foldRecherche(text)
  return foldRecherche(words)
    .split(' ')
    .every((word) => folded.includes(word))
}
