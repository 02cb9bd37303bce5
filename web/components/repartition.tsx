import type { Valeur } from '../../server/contract/synthese.ts'
import { nombre, part } from '../format/nombre.ts'
import { modalitesOf } from '../state/modalites.ts'

/** Units per class, « non communiqué » being a class; bars are shares of what was expected. */
export function Repartition({ valeur }: { valeur: Valeur }) {
  const lignes = [...modalitesOf(valeur.indicateur), { id: 'nc', libelle: 'Non communiqué' }].flatMap(
    ({ id, libelle }) => {
      const effectif = valeur.repartition?.[id]
      return effectif === undefined ? [] : [{ libelle, effectif }]
    },
  )
  const total = Math.max(1, valeur.attendus)
  return (
    <ul class="repartition">
      {lignes.map(({ libelle, effectif }) => (
        <li key={libelle}>
          <span>{libelle}</span>
          <span class="repartition-barre" aria-hidden="true">
            <span style={{ width: `${(100 * effectif) / total}%` }} />
          </span>
          <span>
            {nombre(effectif)} ({part(effectif / total)})
          </span>
        </li>
      ))}
    </ul>
  )
}
