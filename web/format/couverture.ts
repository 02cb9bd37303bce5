import type { Valeur } from '../../server/contract/synthese.ts'
import { compte, nombre, part, pluriel } from './nombre.ts'
import { ecart, valeurAvecUnite } from './valeur.ts'

type Repondants = Pick<Valeur, 'grain' | 'attendus' | 'repondants' | 'couverture'>

/** Who answered, in one sentence: the first thing to know before believing a number. */
export function phraseCouverture({ grain, attendus, repondants, couverture }: Repondants): string {
  const noun: [string, string] =
    grain === 'commune' ? ['commune', 'communes'] : ['établissement', 'établissements']
  if (attendus === 0) return `La question ne concerne aucun${grain === 'commune' ? 'e' : ''} ${noun[0]} ici.`
  if (repondants === attendus) {
    return attendus === 1
      ? `Valeur connue pour ${grain === 'commune' ? 'la commune' : 'le seul établissement concerné'}.`
      : `Valeur connue pour les ${compte(attendus, ...noun)}.`
  }
  const share = couverture === null ? '' : ` (${part(couverture)})`
  return `Valeur connue pour ${nombre(repondants)} ${pluriel(attendus, ...noun)} sur ${nombre(attendus)}${share}.`
}

type Bornes = Pick<Valeur, 'borne_basse' | 'borne_haute' | 'unite' | 'couverture'>

/** What the truth may be once the silent ones are counted; `null` when nobody is silent. */
export function phraseBornes({ borne_basse, borne_haute, unite, couverture }: Bornes): string | null {
  if (borne_basse === null || borne_haute === null || couverture === null || couverture >= 1) return null
  const low = valeurAvecUnite(borne_basse, unite)
  const high = valeurAvecUnite(borne_haute, unite)
  return `En comptant les établissements sans réponse, la part réelle est comprise entre ${low} et ${high}.`
}

type Deciles = Pick<Valeur, 'decile_1' | 'decile_9' | 'unite'>

/** Spread around a median; `null` when deciles are not published. */
export function phraseDeciles({ decile_1, decile_9, unite }: Deciles): string | null {
  if (decile_1 === null || decile_9 === null) return null
  return `Huit établissements sur dix sont entre ${valeurAvecUnite(decile_1, unite)} et ${valeurAvecUnite(decile_9, unite)}.`
}

/** What the difference with the level above is worth once the silent ones are counted; `null` without a doubt. */
export function phraseEcart({ parent, unite, couverture, ...v }: Valeur): string | null {
  if (!parent || v.borne_basse === null || v.borne_haute === null) return null
  if (parent.borne_basse === null || parent.borne_haute === null) return null
  if (couverture === 1 && parent.couverture === 1) return null
  const plusBas = ecart(v.borne_basse, parent.borne_haute, unite)
  const plusHaut = ecart(v.borne_haute, parent.borne_basse, unite)
  const sur = v.borne_basse > parent.borne_haute || v.borne_haute < parent.borne_basse
  return `Sans-réponse compris, l’écart réel est entre ${plusBas} et ${plusHaut} : ${
    sur ? 'son sens est sûr' : 'rien ne dit lequel est devant'
  }.`
}

/** Share of those who answered, here and at the level above; `null` when everyone did. */
export function phraseCouvertures({ parent, couverture }: Valeur): string | null {
  if (!parent || couverture === null || parent.couverture === null) return null
  if (couverture === 1 && parent.couverture === 1) return null
  return `Couverture : ${part(couverture)} ici ; ${parent.nom}, ${part(parent.couverture)}.`
}
