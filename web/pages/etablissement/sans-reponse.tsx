import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_STATUT } from '../../../data/catalogue/model/statut.ts'
import { compte } from '../../../data/mots/nombre.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../../server/contract/etablissements.ts'
import { Signaler } from '../../components/fiche/signaler.tsx'
import { askEtablissement } from '../../state/explication.ts'

interface Props {
  valeurs: readonly ValeurEtablissement[]
  fiche: EtablissementDetail
}

/** Questions that the school never answered: one line each, with the reason and who was asked. */
export function SansReponse({ valeurs, fiche }: Props) {
  if (valeurs.length === 0) return null
  return (
    <details class="sans-valeur">
      <summary>{compte(valeurs.length, 'valeur absente', 'valeurs absentes')}</summary>
      <div class="defile">
        <table class="table-simple">
          <thead>
            <tr>
              <th scope="col">Indicateur</th>
              <th scope="col">Dernière campagne</th>
              <th scope="col">Pourquoi</th>
              <th scope="col">
                <span class="hors-ecran">Signaler</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {valeurs.map((valeur) => {
              const { indicateur, libelle, campagne, statut } = valeur
              return (
                <tr key={indicateur} id={`indicateur-${indicateur}`}>
                  <th scope="row">{libelle}</th>
                  <td>{libelleCampagne(campagne)}</td>
                  <td>
                    <button type="button" class="lien" onClick={() => askEtablissement(fiche, valeur)}>
                      {LIBELLES_STATUT[statut].long}
                      <span class="hors-ecran"> : expliquer {libelle}</span>
                    </button>
                  </td>
                  <td>
                    <Signaler cellule={{ uai: fiche.uai, indicateur, campagne }} quoi={libelle} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
