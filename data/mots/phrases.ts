import { LIBELLES_STATUT } from '../catalogue/model/statut.ts'
import { type Chiffre, isComplet } from './chiffre.ts'
import { compte, INSECABLE, nombre, part, pluriel } from './nombre.ts'
import { type Collecte, ditBornes, ditQuiARepondu, enPhrase } from './reponses.ts'
import { valeurAvecUnite } from './valeur.ts'

/** A class of a distribution, as declared. */
export interface Classe {
  id: string
  libelle: string
}

/**
 * A number as sentences a mayor understands: who answered, what it says, what it does not say.
 * @param classes of a distribution, in order; empty otherwise.
 */
export function phrasesOf(chiffre: Chiffre, collecte: Collecte, classes: readonly Classe[] = []): string[] {
  const qui = ditQuiARepondu(chiffre, collecte)
  if (chiffre.attendus === 0) {
    return chiffre.statut === 'non_disponible' ? [`${LIBELLES_STATUT.non_disponible.long}.`] : [enPhrase(qui)]
  }
  if (chiffre.repondants === 0) return [enPhrase(qui)]
  if (chiffre.statut === 'secret') return [enPhrase(qui), `${LIBELLES_STATUT.secret.long}.`]
  const premiere = enPhrase(qui, ditBornes(chiffre, collecte))
  return [premiere, ...CONTENU[chiffre.mesure](chiffre, collecte, classes)]
}

type Suite = (chiffre: Chiffre, collecte: Collecte, classes: readonly Classe[]) => string[]

/** What is added after who answered, for each measure. */
const CONTENU: Record<Chiffre['mesure'], Suite> = {
  part: (chiffre, { nom }) => {
    const { valeur, numerateur, repondants, unite } = chiffre
    if (valeur === null || numerateur === null || isComplet(chiffre)) return []
    const qui = `Parmi ${nom.feminin ? 'celles' : 'ceux'} dont la réponse est connue`
    return [`${qui}, ${valeurAvecUnite(valeur, unite)} (${nombre(numerateur)} sur ${nombre(repondants)}).`]
  },
  ratio: (chiffre, { nom }) => {
    const { numerateur, denominateur } = chiffre
    if (numerateur === null || denominateur === null) return []
    const { repondants } = chiffre
    const qui =
      isComplet(chiffre) || chiffre.grain !== 'etablissement'
        ? ''
        : `, pour ${pluriel(repondants, `${nom.feminin ? 'la seule' : 'le seul'} ${nom.singulier}`, `les ${compte(repondants, nom.singulier, nom.pluriel)}`)} dont les deux nombres sont connus`
    if (chiffre.unite.id === 'pourcent') return [`${nombre(numerateur)} sur ${nombre(denominateur)}${qui}.`]
    return [`C’est le rapport de ${nombre(numerateur)} à ${nombre(denominateur)}${qui}.`]
  },
  mediane: ({ decile_1, decile_9, unite, repondants }, { nom }) => {
    if (decile_1 === null || decile_9 === null || repondants < DECILES_MIN) return []
    const [bas, haut] = [valeurAvecUnite(decile_1, unite), valeurAvecUnite(decile_9, unite)]
    return [`Huit ${nom.pluriel} sur dix sont entre ${bas} et ${haut}.`]
  },
  somme: (chiffre) =>
    isComplet(chiffre) ? [] : ['Le total ne compte que les valeurs connues : rien n’est extrapolé.'],
  repartition: (chiffre, { nom }, classes) => {
    const { repartition, valeur, attendus } = chiffre
    const premiere = valeur === null ? undefined : classes[valeur]
    if (!repartition || !premiere) return []
    const effectif = repartition[premiere.id] ?? 0
    const phrase = `Réponse la plus fréquente${INSECABLE}: « ${premiere.libelle} », ${compte(effectif, nom.singulier, nom.pluriel)} sur ${nombre(attendus)} (${part(effectif / attendus)}).`
    const muets = repartition.nc ?? 0
    if (muets === 0) return [phrase]
    const reste = `${compte(muets, nom.singulier, nom.pluriel)} ${pluriel(muets, 'n’a pas', 'n’ont pas')} de réponse connue (n.c.).`
    return [phrase, reste]
  },
}

/** Under ten values, a decile is one of them: it says nothing of a spread. */
const DECILES_MIN = 10
