import { INSECABLE, nombreCourt, pluriel } from './nombre.ts'
import { suffixe, type Unite } from './valeur.ts'

type Reponse = number | string | boolean | null

/** What one school says, and how it is written. */
interface Dite {
  valeur: Reponse
  ecrite: string
}

/**
 * What can be said of two answers. `declaree`: schools said so themselves, with no known margin of error;
 * `sure`: an administration counted it.
 */
export interface EcartEcoles {
  /** Number minus the reference, in the unit; null for what is not an amount. */
  difference: number | null
  identique: boolean
  certitude: 'sure' | 'declaree'
  phrase: string
}

/**
 * Compares the answers of two schools to one question, in one campaign; `null` when one is missing.
 * @param nom of the school of reference. @param declaree the answers come from the schools themselves. @param chiffree the answers are amounts.
 */
export function compareEcoles(
  ici: Dite,
  reference: Dite,
  { nom, unite, declaree, chiffree }: { nom: string; unite: Unite; declaree: boolean; chiffree: boolean },
): EcartEcoles | null {
  if (ici.valeur === null || reference.valeur === null) return null
  const certitude = declaree ? 'declaree' : 'sure'
  // What is written alike is not told apart: a difference under the last decimal shown is none.
  const identique = ici.ecrite === reference.ecrite
  if (!chiffree || typeof ici.valeur !== 'number' || typeof reference.valeur !== 'number') {
    const phrase = identique
      ? `Même réponse que ${nom}.`
      : `Autre réponse que ${nom} (« ${reference.ecrite} »).`
    return { difference: null, identique, certitude, phrase }
  }
  const difference = ici.valeur - reference.valeur
  const dit = identique ? 'la même valeur' : ditDifference(difference, unite)
  const reserve = declaree && !identique ? ', d’après leurs déclarations' : ''
  return {
    difference,
    identique,
    certitude,
    phrase: `Par rapport à ${nom} (${reference.ecrite})${INSECABLE}: ${dit}${reserve}.`,
  }
}

function ditDifference(difference: number, unite: Unite): string {
  const taille = Math.abs(difference)
  const nom =
    unite.id === 'pourcent' ? `${INSECABLE}${pluriel(taille, 'point', 'points')}` : suffixe(unite, taille)
  return `${nombreCourt(taille, unite.decimales)}${nom} de ${difference > 0 ? 'plus' : 'moins'}`
}
