import type { TypeEtablissement } from '../catalogue/model/etablissement.ts'
import type { Indicateur } from '../catalogue/model/indicateur.ts'
import type { Chiffre } from './chiffre.ts'
import { compte, FINE, nombre, part } from './nombre.ts'
import { agree, type Nom, nomOfUnites } from './unites.ts'
import { valeurAvecUnite } from './valeur.ts'

/** How the values of an indicator were gathered, which decides the verb. */
export interface Collecte {
  nom: Nom
  /** Units were asked a question (a survey), rather than listed by an administration. */
  interroge: boolean
  /** What is true of those counted by a `part`, after « entre 25 % et 100 % »: « sont raccordé{e}s à la fibre ». */
  predicat?: string | null | undefined
}

/** Sources made of the answers of schools to questions; the others are lists kept by an administration. */
const ENQUETES = ['equipement']

/** How an indicator is gathered, from what the catalogue publishes of it. */
export const collecteOf = (
  indicateur: {
    grain: Indicateur['grain']
    sources: readonly string[]
    predicat?: string | null | undefined
  },
  type: TypeEtablissement | 'tous',
): Collecte => ({
  nom: nomOfUnites(indicateur.grain, type),
  interroge: indicateur.sources.some((source) => ENQUETES.includes(source)),
  predicat: indicateur.predicat ?? null,
})

type Reponses = Pick<Chiffre, 'attendus' | 'repondants'>

/** Who answered, without a final stop: « 3 écoles sur 12 ont répondu ». */
export function ditQuiARepondu({ attendus, repondants }: Reponses, { nom, interroge }: Collecte): string {
  if (attendus === 0) return `${aucun(nom)} ${nom.singulier} n’est ${agree('concerné{e}', nom)}`
  if (attendus === 1) return ditSeul(repondants, nom, interroge)
  const tous = compte(attendus, nom.singulier, nom.pluriel)
  if (repondants === 0) {
    return interroge ? `${aucun(nom)} des ${tous} n’a répondu` : `aucune valeur n’est connue pour les ${tous}`
  }
  const qui =
    repondants >= attendus
      ? `les ${tous}`
      : `${compte(repondants, nom.singulier, nom.pluriel)} sur ${nombre(attendus)}`
  if (!interroge) return `la valeur est connue pour ${qui}`
  return `${qui} ${repondants === 1 ? 'a' : 'ont'} répondu`
}

/** The same when a single unit is expected. */
function ditSeul(repondants: number, nom: Nom, interroge: boolean): string {
  const seul = `${nom.feminin ? 'la seule' : 'le seul'} ${nom.singulier} ${agree('concerné{e}', nom)}`
  if (interroge) return `${seul} ${repondants === 1 ? 'a' : 'n’a pas'} répondu`
  if (repondants === 0) return `aucune valeur n’est connue pour ${seul}`
  if (nom.territoire) return `la valeur est celle de ${nom.territoire}`
  return `la valeur est celle ${nom.feminin ? `de ${seul}` : seul.replace(/^le/, 'du')}`
}

const aucun = ({ feminin }: Nom): string => (feminin ? 'aucune' : 'aucun')

/** « 3 écoles sur 12 (25 %) », the short form under a key figure, where a sentence has no room. */
export function ditCouverture({ attendus, repondants, couverture }: Chiffre, nom: Nom): string {
  if (attendus === 0) return `${aucun(nom)} ${nom.singulier} ${agree('concerné{e}', nom)}`
  if (repondants >= attendus) {
    if (attendus === 1 && nom.territoire) return `valeur de ${nom.territoire}`
    return attendus === 1
      ? `${nom.feminin ? 'une seule' : 'un seul'} ${nom.singulier}`
      : `les ${compte(attendus, nom.singulier, nom.pluriel)}`
  }
  const share = couverture === null ? '' : ` (${part(couverture)})`
  return `${compte(repondants, nom.singulier, nom.pluriel)} sur ${nombre(attendus)}${share}`
}

/** What the truth can be for a `part`, without a final stop; `null` for any other measure. */
export function ditBornes(chiffre: Chiffre, { nom, predicat }: Collecte): string | null {
  const { mesure, borne_basse, borne_haute, valeur, numerateur, repondants, unite } = chiffre
  if (mesure !== 'part' || valeur === null || borne_basse === null || borne_haute === null) return null
  const verbe = predicat ? agree(predicat, nom) : null
  if (borne_basse === borne_haute) {
    const detail = numerateur === null ? '' : ` (${nombre(numerateur)} sur ${nombre(repondants)})`
    const exact = valeurAvecUnite(valeur, unite)
    return verbe ? `${exact} ${verbe}${detail}` : `la part est de ${exact}${detail}`
  }
  const entre = `entre ${valeurAvecUnite(borne_basse, unite)} et ${valeurAvecUnite(borne_haute, unite)}`
  return verbe ? `${entre} ${verbe}` : `la part réelle est ${entre}`
}

/** Two clauses as one sentence: « 3 écoles sur 12 ont répondu ; entre 25 % et 100 % sont raccordées. » */
export function enPhrase(...propositions: readonly (string | null)[]): string {
  const texte = propositions.filter((proposition) => proposition !== null).join(`${FINE}; `)
  return texte === '' ? '' : `${texte.charAt(0).toUpperCase()}${texte.slice(1)}.`
}
