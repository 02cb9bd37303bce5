import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import {
  LIBELLES_SECTEUR,
  LIBELLES_TYPE,
  SECTEURS,
  TYPES_ETABLISSEMENT,
} from '../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../format/texte.ts'
import { campagne, indicateur, perimetre } from '../state/donnees.ts'
import { naviguer } from '../state/navigation.ts'
import { Choix } from './choix.tsx'

/** Campaign, type of school, sector. */
export function Reglages() {
  const chosen = indicateur.value
  if (!chosen) return null
  return (
    <div class="reglages">
      <ChoixCampagne campagnes={chosen.campagnes} />
      {chosen.grain === 'commune' ? (
        <p class="note">
          Cet indicateur décrit la commune entière : il ne dépend ni du type ni du secteur des établissements.
        </p>
      ) : (
        <ChoixPerimetre population={chosen.population} />
      )}
    </div>
  )
}

function ChoixCampagne({ campagnes }: { campagnes: readonly string[] }) {
  const chosen = campagne.value
  if (chosen === null) return null
  if (campagnes.length === 1) {
    return (
      <p class="reglage-fixe">
        <span class="etiquette">Campagne</span> {majuscule(libelleCampagne(chosen))}
      </p>
    )
  }
  return (
    <label class="reglage-liste">
      <span class="etiquette">Campagne</span>
      <select value={chosen} onChange={(event) => naviguer({ campagne: event.currentTarget.value })}>
        {campagnes.toReversed().map((item) => (
          <option key={item} value={item}>
            {majuscule(libelleCampagne(item))}
          </option>
        ))}
      </select>
    </label>
  )
}

function ChoixPerimetre({ population }: { population: readonly string[] }) {
  const types = [
    { valeur: 'tous' as const, libelle: 'Tous' },
    ...TYPES_ETABLISSEMENT.map((type) => ({
      valeur: type,
      libelle: majuscule(LIBELLES_TYPE[type].pluriel),
      indisponible: population.includes(type) ? undefined : 'La question ne se pose pas pour ce type',
    })),
  ]
  const secteurs = [
    { valeur: 'tous' as const, libelle: 'Tous' },
    ...SECTEURS.map((secteur) => ({ valeur: secteur, libelle: majuscule(LIBELLES_SECTEUR[secteur]) })),
  ]
  const chosen = perimetre.value
  return (
    <>
      <Choix
        titre="Type d’établissement"
        options={types}
        valeur={types.find(({ valeur }) => valeur === chosen.type)?.valeur ?? 'tous'}
        choisir={(type) => naviguer({ type })}
      />
      <Choix
        titre="Secteur"
        options={secteurs}
        valeur={secteurs.find(({ valeur }) => valeur === chosen.secteur)?.valeur ?? 'tous'}
        choisir={(secteur) => naviguer({ secteur })}
      />
    </>
  )
}
