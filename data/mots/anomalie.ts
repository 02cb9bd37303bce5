import { libelleCampagne } from '../catalogue/model/campagne.ts'
import { type Unite, valeurAvecUnite } from './valeur.ts'

interface Anomalie {
  code: 'hors_bornes' | 'variation_decuple'
  valeur: number
  valeur_precedente: number | null
  campagne_precedente: string | null
}

/** Why an answer is worth a second look, in one sentence. */
export function phraseAnomalie(
  { code, valeur, valeur_precedente: avant, campagne_precedente: quand }: Anomalie,
  unite: Unite,
): string {
  if (code === 'hors_bornes' || avant === null || quand === null) {
    return 'À vérifier : cette réponse est hors de ce qui est plausible. Elle est montrée telle que communiquée.'
  }
  const sens = valeur > avant ? 'dix fois plus' : 'dix fois moins'
  return `À vérifier : ${sens} au moins que la campagne précédente (${libelleCampagne(quand)} : ${valeurAvecUnite(avant, unite)}). La réponse est montrée telle que communiquée.`
}
