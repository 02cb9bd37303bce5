import { GENRES_SIGNALEMENT } from '../../../data/catalogue/model/signalement.ts'
import { LIBELLES_GENRE } from '../../../data/catalogue/model/signalement-mots.ts'
import { Champ } from '../../components/champ.tsx'
import { Choix } from '../../components/choix.tsx'
import {
  departements,
  filter,
  filtres,
  GROUPES_ETAT,
  type GroupeEtat,
  sources,
} from '../../state/signalements.ts'

/** What to keep of the list; every choice is in the address. */
export function Filtres() {
  const { etat, genre, source, departement } = filtres.value
  return (
    <div class="signalements-filtres">
      <Choix
        titre="État"
        options={(Object.keys(GROUPES_ETAT) as GroupeEtat[]).map((valeur) => ({
          valeur,
          libelle: GROUPES_ETAT[valeur].libelle,
        }))}
        valeur={etat}
        choose={(valeur) => filter({ etat: valeur === 'ouverts' ? null : valeur })}
      />
      <Liste
        libelle="Genre"
        tous="Tous les genres"
        choix={GENRES_SIGNALEMENT.map((valeur) => [valeur, LIBELLES_GENRE[valeur]])}
        valeur={genre}
        choose={(valeur) => filter({ genre: valeur })}
      />
      <Liste
        libelle="Source"
        tous="Toutes les sources"
        choix={(sources.etat.value.donnees?.resultats ?? []).map(({ id, titre }) => [id, titre])}
        valeur={source}
        choose={(valeur) => filter({ source: valeur })}
      />
      <Liste
        libelle="Département"
        tous="Toute la France"
        choix={(departements.etat.value.donnees?.resultats ?? []).map(({ code, nom }) => [
          code,
          `${nom} (${code})`,
        ])}
        valeur={departement}
        choose={(valeur) => filter({ departement: valeur })}
      />
    </div>
  )
}

interface PropsListe {
  libelle: string
  tous: string
  choix: readonly (readonly [valeur: string, libelle: string])[]
  valeur: string | null
  choose(valeur: string | null): void
}

const Liste = ({ libelle, tous, choix, valeur, choose }: PropsListe) => (
  <Champ libelle={libelle}>
    {(attributs) => (
      <select
        {...attributs}
        value={valeur ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value || null)}
      >
        <option value="">{tous}</option>
        {choix.map(([cle, mot]) => (
          <option key={cle} value={cle}>
            {mot}
          </option>
        ))}
      </select>
    )}
  </Champ>
)
