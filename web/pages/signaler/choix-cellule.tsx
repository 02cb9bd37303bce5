import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import type { CelluleSignalable } from '../../../server/contract/signaler.ts'
import { Champ } from '../../components/champ.tsx'
import { writeCellule } from '../../signalements/mots.ts'
import { catalogue } from '../../state/catalogue.ts'
import { cellule, chooseCellule, cleOf } from '../../state/signaler.ts'

/** What is wrong, among all that is shown of the target; what is published of it stands beside. */
export function ChoixCellule({ cellules }: { cellules: readonly CelluleSignalable[] }) {
  const ici = cellule.value
  const identite = cellules.filter(({ indicateur }) => indicateur === null)
  const groupes = COMPOSANTES.map((composante) => ({
    titre: LIBELLES_COMPOSANTE[composante],
    membres: cellules.filter(
      ({ indicateur }) => indicateur !== null && catalogue.value.get(indicateur)?.composante === composante,
    ),
  }))
  return (
    <section class="formulaire" aria-label="Ce qui est faux">
      <Champ libelle="Qu’est-ce qui est faux ?">
        {(attributs) => (
          <select
            {...attributs}
            value={ici ? cleOf(ici) : ''}
            onChange={({ currentTarget }) => chooseCellule(currentTarget.value)}
          >
            <option value="">Choisir…</option>
            <Groupe titre="Identité" membres={identite} />
            {groupes.map((groupe) => (
              <Groupe key={groupe.titre} {...groupe} />
            ))}
          </select>
        )}
      </Champ>
      {ici && (
        <dl class="signaler-vue">
          <div>
            <dt>Cartable affiche</dt>
            <dd>{writeCellule(ici)}</dd>
          </div>
          <div>
            <dt>Producteur de la donnée</dt>
            <dd>{ici.producteur}</dd>
          </div>
        </dl>
      )}
    </section>
  )
}

const Groupe = ({ titre, membres }: { titre: string; membres: readonly CelluleSignalable[] }) =>
  membres.length === 0 ? null : (
    <optgroup label={titre}>
      {membres.map((membre) => (
        <option key={cleOf(membre)} value={cleOf(membre)}>
          {membre.libelle}
          {membre.campagne !== 'referentiel' && ` (${membre.campagne})`}
        </option>
      ))}
    </optgroup>
  )
