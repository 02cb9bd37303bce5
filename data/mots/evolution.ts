import { INSECABLE, nombre, pluriel } from './nombre.ts'
import { ecart, type Unite, valeurAvecUnite } from './valeur.ts'

/** Parts of a change, as the API names them. */
export interface Decomposition {
  avant: number
  apres: number
  total: number
  parts: {
    fermetures: number
    reponses_perdues: number
    reel: number
    methode: number
    reponses_nouvelles: number
    ouvertures: number
  }
  constants: number
}

/** Why a value changed, one cause after the other, in the order they add up. */
export const CAUSES: readonly { id: keyof Decomposition['parts']; libelle: string }[] = [
  { id: 'fermetures', libelle: 'Fermetures' },
  { id: 'reponses_perdues', libelle: 'Réponses perdues' },
  { id: 'reel', libelle: 'Changement réel' },
  { id: 'methode', libelle: 'Changement de méthode' },
  { id: 'reponses_nouvelles', libelle: 'Réponses nouvelles' },
  { id: 'ouvertures', libelle: 'Ouvertures' },
]

/** A change in one or two sentences: how much, and how much of it is real. */
export function phrasesEvolution(
  { avant, apres, total, parts, constants }: Decomposition,
  unite: Unite,
): string[] {
  const bornes = `De ${valeurAvecUnite(avant, unite)} à ${valeurAvecUnite(apres, unite)}`
  const change = ecart(total, 0, unite)
  const premiere =
    change === 'égal' ? `${bornes}${INSECABLE}: inchangé.` : `${bornes}${INSECABLE}: ${change}.`
  const memes = `${nombre(constants)} ${pluriel(constants, 'unité a', 'unités ont')} répondu aux deux campagnes`
  if (parts.methode !== 0) {
    return [
      premiere,
      `${memes}, mais la question ou la méthode a changé : l’écart ne se lit pas comme un progrès ou un recul.`,
    ]
  }
  const reel = ecart(parts.reel, 0, unite)
  const part = reel === 'égal' ? 'chez elles, rien n’a changé' : `chez elles, ${reel}`
  return [
    premiere,
    `${memes} : ${part}. Le reste vient de réponses perdues ou nouvelles, d’ouvertures et de fermetures.`,
  ]
}
