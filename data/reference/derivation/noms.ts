const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' }
const articles = /^(?:(?:le|la|les|l|los|las) )+/
const abreviations: readonly (readonly [RegExp, string])[] = [
  [/\bst\b/g, 'saint'],
  [/\bste\b/g, 'sainte'],
  [/\bs\b/g, 'sur'],
]

/**
 * A name without what spellings disagree on: case, accents, hyphens, leading article, "St" for "Saint".
 * `normaliseNom("L'Haÿ-les-Roses") === 'hay les roses'`.
 */
export function normaliseNom(nom: string): string {
  const simple = nom
    .toLowerCase()
    .replace(/[œæ]/g, (lettre) => ligatures[lettre] ?? lettre)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return abreviations.reduce((texte, [motif, mot]) => texte.replace(motif, mot), simple).replace(articles, '')
}

/** Whether one normalised name begins with the other, at a word boundary: « evry » and « evry courcouronnes ». */
export function sontEmboites(a: string, b: string): boolean {
  return `${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `)
}
