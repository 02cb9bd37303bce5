import { foldText } from './lecteurs.ts'

const COURRIEL = /[^\s@]+\s?(@|\(at\)|\[at\])\s?[^\s@]+\.[a-z]{2,}/i
/** Ten figures beginning with 0, or the same with the country’s prefix, whatever separates them. */
const TELEPHONE = /(?<!\d)(?:(?:\+|00)\d{2,3}[\s.\-()]*|0)[1-9](?:[\s.-]*\d{2}){4}(?!\d)/
const ADRESSE_WEB = /\b(https?:\/\/|www\.)\S+/i
/** A person called by their title. */
const CIVILITE =
  /\b(m\.|mr|mme|mlle|monsieur|madame|mademoiselle|docteur|dr|maître|professeur)\s+(le |la |l[’'])?\p{Lu}/iu
/** Two words in a row that begin with a capital, or a capitalised word and one all in capitals. */
const SUITE_DE_NOMS = /\p{Lu}[\p{Ll}’'-]+(?:[\s-]+(?:(?:d[eu]s?|la|le|van|von)\s+)*\p{Lu}[\p{L}’'-]+)+/gu

/** Capitalised words that name no person, whatever they stand beside. */
const COMMUNS = new Set(
  `ecole college lycee erea saint sainte notre dame groupe scolaire wi fi internet fibre adsl rep ent gar pix
  educonnect edutheque arcep education nationale ministere academie departement region commune mairie conseil
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre rue avenue boulevard place
  chemin impasse le la les un une il elle nous vous cette ces ce en bonjour merci depuis`.split(/\s+/),
)

/**
 * Why a free text must be read by a moderator before being published; null when it may be at once. Better to hold a
 * harmless text than to publish a name: words of the school and of its town (`connus`) are no names of persons.
 */
export function motifDeRetenue(
  texte: string,
  connus: readonly string[],
): 'courriel' | 'telephone' | 'adresse_web' | 'nom_de_personne' | null {
  if (COURRIEL.test(texte)) return 'courriel'
  if (TELEPHONE.test(texte)) return 'telephone'
  if (ADRESSE_WEB.test(texte)) return 'adresse_web'
  if (CIVILITE.test(texte)) return 'nom_de_personne'
  const mots = new Set(connus.flatMap((connu) => foldText(connu).split(' ')))
  const inconnus = (suite: string) =>
    foldText(suite)
      .split(' ')
      .filter((mot) => mot.length > 1 && !mots.has(mot) && !COMMUNS.has(mot))
  const suites = texte.match(SUITE_DE_NOMS) ?? []
  return suites.some((suite) => inconnus(suite).length >= 2) ? 'nom_de_personne' : null
}
