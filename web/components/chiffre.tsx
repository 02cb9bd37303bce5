import { LIBELLES_STATUT, type Statut } from '../../data/catalogue/model/statut.ts'
import type { Valeur } from '../../server/contract/synthese.ts'
import { suffixe, valeurSeule } from '../format/valeur.ts'

interface Props {
  valeur: number | null
  statut: Statut
  unite: Valeur['unite']
}

/** One number in large, or why there is none. A fragile one is greyed and says so. */
export function Chiffre({ valeur, statut, unite }: Props) {
  if (valeur === null) return <p class="chiffre chiffre-absent">{LIBELLES_STATUT[statut].long}</p>
  const fragile = statut === 'couverture_insuffisante'
  return (
    <p class={`chiffre ${fragile ? 'chiffre-fragile' : ''}`}>
      <strong>{valeurSeule(valeur, unite)}</strong>
      <span>{suffixe(unite, valeur)}</span>
      {fragile && <em>{LIBELLES_STATUT.couverture_insuffisante.long}</em>}
    </p>
  )
}
