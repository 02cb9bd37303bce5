import type { MotInconnu } from '../contract/conditions.ts'
import { abbreviate, ErreurLecteur } from '../probleme.ts'
import { advise, type Conseil } from '../propositions.ts'

/** A fault found by zod, as fastify-type-provider-zod hands it over. */
export interface Faute {
  keyword: string
  instancePath: string
  message?: string | undefined
  params: Record<string, unknown>
}

/** What the message of a fault says is accepted, in French. */
function attenduOf(faute: Faute): string {
  const { params } = faute
  if (faute.keyword === 'invalid_value' && Array.isArray(params.values)) {
    return `l’une des valeurs ${params.values.join(', ')}`
  }
  // Only zod's own English messages begin this way; those of the contract say in French what is accepted.
  if (faute.message && !/^(Invalid|Too|Unrecognized|Expected)/.test(faute.message)) return faute.message
  return 'une valeur conforme à la documentation (/api/docs)'
}

const recuOf = (valeur: unknown): string =>
  abbreviate(
    typeof valeur === 'string'
      ? valeur
      : Array.isArray(valeur) && valeur.every((element) => typeof element !== 'object')
        ? valeur.join(', ')
        : typeof valeur === 'object'
          ? JSON.stringify(valeur)
          : String(valeur),
  )

/** Parameters nobody declared: the reader most likely mistyped one. */
function inconnus(faute: Faute, acceptes: readonly string[]): ErreurLecteur {
  const noms = (faute.params.keys as string[]).map(abbreviate)
  const liste = acceptes.length > 0 ? acceptes.join(', ') : 'aucun paramètre'
  const { question, precisions } = advise(noms[0] ?? '', acceptes)
  return new ErreurLecteur(
    400,
    'parametre_inconnu',
    'Paramètre inconnu',
    `Le paramètre « ${noms.join(' », « ')} » n’existe pas ici.${question} Paramètres acceptés : ${liste}.`,
    { parametre: noms[0] ?? '', attendu: liste, ...precisions },
  )
}

/** Value received at a place: `droits.0.role` in a body, a single name elsewhere. */
function valeurAu(recus: unknown, chemin: readonly string[]): unknown {
  let valeur = recus
  for (const cle of chemin) {
    if (typeof valeur !== 'object' || valeur === null || !Object.hasOwn(valeur, cle)) return undefined
    valeur = (valeur as Record<string, unknown>)[cle]
  }
  return valeur
}

/** The words closest to one that is none of those accepted. @param lieu of the fault: a parameter, then a rank in it. */
function conseilOf({ keyword, params }: Faute, valeur: unknown, lieu: readonly string[]): Conseil {
  const inconnu = params.params as MotInconnu | undefined
  if (inconnu?.connus) return advise(inconnu.mot, inconnu.connus)
  if (keyword !== 'invalid_value' || !Array.isArray(params.values)) return advise('', [])
  const recus = [valeur].flat().flatMap((texte) => String(texte).split(','))
  return advise(recus[Number(lieu[1] ?? 0)] ?? '', params.values.map(String))
}

/**
 * Says in French why a request was refused.
 * @param recus values received, by parameter. @param acceptes names of the parameters of the operation.
 * @param corps they come from the body, where fields have fields.
 */
export function translateFaute(
  faute: Faute,
  recus: Record<string, unknown>,
  acceptes: readonly string[],
  corps = false,
): ErreurLecteur {
  const lieu = faute.instancePath.split('/').slice(1)
  if (faute.keyword === 'unrecognized_keys') return inconnus(faute, acceptes)
  const chemin = corps ? lieu : lieu.slice(0, 1)
  const parametre = chemin.join('.') || 'corps'
  const attendu = attenduOf(faute)
  const valeur = valeurAu(recus, chemin)
  if (valeur === undefined) {
    return new ErreurLecteur(
      400,
      'parametre_manquant',
      'Paramètre manquant',
      `Le paramètre « ${parametre} » est obligatoire : attendu ${attendu}.`,
      { parametre, attendu },
    )
  }
  const { question, precisions } = conseilOf(faute, valeur, corps ? [] : lieu)
  const repete = Array.isArray(valeur) && !corps ? ' Il n’est admis qu’une fois.' : ''
  return new ErreurLecteur(
    400,
    'parametre_invalide',
    'Paramètre invalide',
    `Le paramètre « ${parametre} » n’est pas valide : attendu ${attendu}.${question}${repete}`,
    { parametre, recu: recuOf(valeur), attendu, ...precisions },
  )
}
