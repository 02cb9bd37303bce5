/** Words so common in the names of schools that nobody means another by them, and that a typing error keeps readable. */
const GENERIQUES = new Set([
  ...['ecole', 'college', 'lycee', 'elementaire', 'maternelle', 'primaire', 'public', 'prive', 'privee'],
  ...['professionnel', 'general', 'technologique', 'polyvalent'],
])
const LIAISONS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'et', 'en', 'sur', 'sous'])

/** Shorter words cannot be told from a typing error. */
const FAUTE_MIN = 3

/** Does the word tell a kind of school, whichever it is? */
export const isGenerique = (mot: string): boolean => GENERIQUES.has(mot)
/** Is the word one that a name does without? */
export const isLiaison = (mot: string): boolean => LIAISONS.has(mot)

/** Words that tell a name apart, long enough for an error in them to be recognised. */
export const corrigibles = (mots: readonly string[]): string[] =>
  mots.filter((mot) => mot.length >= FAUTE_MIN && !isGenerique(mot) && !isLiaison(mot))

/** A folded word is made of letters a to z and digits: nothing in it can break out of its quotes. */
const entier = (mot: string): string => `'${mot}'`
const debut = (mot: string): string => `'${mot}':*`

/**
 * Names that hold every word or, for those that may not be whole yet, a word that begins so, as a `tsquery`. To gather
 * the words that begin with a very common one takes tenths of a second: these are whole.
 */
export const tousLesMots = (mots: readonly string[]): string =>
  mots
    .map((mot, rang) =>
      isGenerique(mot) || (isLiaison(mot) && rang < mots.length - 1) ? entier(mot) : debut(mot),
    )
    .join(' & ')

/**
 * Names that hold each word, what it begins or one of its neighbours, as a `tsquery`; `null` when no word has any.
 * @param voisins words of the vocabulary that resemble each word typed; a word that has none is let go.
 */
export function motsVoisins(voisins: ReadonlyMap<string, readonly string[]>): string | null {
  const groupes = [...voisins]
    .filter(([, proches]) => proches.length > 0)
    .map(([mot, proches]) => `(${[debut(mot), ...proches.map(entier)].join(' | ')})`)
  return groupes.length > 0 ? groupes.join(' & ') : null
}
