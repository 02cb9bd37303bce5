import { MOTS_NIVEAU, NIVEAUX_CARTE } from '../format/niveaux.ts'
import { niveauxOf } from '../state/choix.ts'
import { etat, indicateur, niveau } from '../state/donnees.ts'
import { navigate } from '../state/navigation.ts'
import { Choix } from './choix.tsx'

/** From région to school: what one value of the map stands for. */
export function ChoixNiveau() {
  const offered = niveauxOf(indicateur.value)
  const tuiles = etat.etat.value.donnees?.tuiles ?? {}
  const options = NIVEAUX_CARTE.filter((item) => tuiles[item] !== undefined || item === niveau.value).map(
    (item) => ({
      valeur: item,
      libelle: MOTS_NIVEAU[item].court,
      indisponible: offered.includes(item) ? undefined : 'Cet indicateur n’a pas de valeur à ce niveau',
    }),
  )
  return (
    <Choix
      class="choix-niveau"
      titre="Niveau de lecture"
      titreMasque
      options={options}
      valeur={niveau.value}
      choose={(voulu) => navigate({ niveau: voulu })}
    />
  )
}
