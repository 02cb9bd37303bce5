import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../../server/contract/etablissements.ts'
import { Signaler } from '../../components/fiche/signaler.tsx'
import { ecrireReponse } from '../../format/reponse.ts'
import { catalogue } from '../../state/catalogue.ts'
import { askEtablissement } from '../../state/explication.ts'

interface Props {
  valeurs: readonly ValeurEtablissement[]
  fiche: EtablissementDetail
}

/** Values that are those of the place and not of the school: told apart, in one table. */
export function Autour({ valeurs, fiche }: Props) {
  if (valeurs.length === 0) return null
  const academie = valeurs.every(({ grain }) => grain === 'academie')
  const lieu = academie
    ? fiche.academie && { niveau: 'academie', code: fiche.academie.code }
    : { niveau: 'commune', code: fiche.commune.code }
  return (
    <div class="defile">
      <table class="table-simple">
        <caption>
          {academie
            ? `Valeurs de l’académie${fiche.academie ? ` : ${fiche.academie.nom}` : ''}`
            : `Valeurs de la commune : ${fiche.commune.nom}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            <th scope="col">Campagne</th>
            <th scope="col" class="nombre">
              Valeur
            </th>
            <th scope="col">
              <span class="hors-ecran">Signaler</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {valeurs.map((valeur) => (
            <tr key={valeur.indicateur}>
              <th scope="row">{valeur.libelle}</th>
              <td>{libelleCampagne(valeur.campagne)}</td>
              <td class="nombre">
                <button type="button" class="lien" onClick={() => askEtablissement(fiche, valeur)}>
                  {ecrireReponse(valeur, catalogue.value.get(valeur.indicateur)?.mesure ?? null)}
                  <span class="hors-ecran"> : expliquer {valeur.libelle}</span>
                </button>
              </td>
              <td class="nombre">
                {lieu && <Signaler cellule={{ ...lieu, ...cellOf(valeur) }} quoi={valeur.libelle} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** These values are those of a territory: a report about one of them is about that territory. */
const cellOf = ({ indicateur, campagne }: ValeurEtablissement) => ({ indicateur, campagne })
