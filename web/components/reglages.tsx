import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import {
  type EducationPrioritaire,
  LIBELLES_SECTEUR,
  LIBELLES_TYPE,
  SECTEURS,
  TYPES_ETABLISSEMENT,
} from '../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../format/texte.ts'
import { campagne, filtrable, indicateur, perimetre } from '../state/donnees.ts'
import { navigate, vue } from '../state/navigation.ts'
import { Choix } from './choix.tsx'
import { Conditions } from './conditions.tsx'

/** Campaign, and which schools. */
export function Reglages() {
  const chosen = indicateur.value
  if (!chosen) return null
  return (
    <div class="reglages">
      <ChoixCampagne campagnes={chosen.campagnes} />
      {filtrable.value ? (
        <>
          <ChoixPerimetre population={chosen.population} />
          <ChoixReseau />
          <Conditions />
        </>
      ) : (
        <p class="note">
          Cet indicateur décrit {chosen.grain === 'commune' ? 'la commune entière' : 'l’académie entière'} :
          les filtres sur les établissements n’y changent rien. Ils reprennent effet au niveau des
          établissements.
        </p>
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
      <select value={chosen} onChange={(event) => navigate({ campagne: event.currentTarget.value })}>
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
        choose={(type) => navigate({ type })}
      />
      <Choix
        titre="Secteur"
        options={secteurs}
        valeur={secteurs.find(({ valeur }) => valeur === chosen.secteur)?.valeur ?? 'tous'}
        choose={(secteur) => navigate({ secteur })}
      />
    </>
  )
}

/** Choices offered among the networks of priority education; the address may hold others. */
const RESEAUX: readonly { valeur: string; libelle: string; reseaux: readonly EducationPrioritaire[] }[] = [
  { valeur: 'tous', libelle: 'Tous', reseaux: [] },
  { valeur: 'rep', libelle: 'REP et REP+', reseaux: ['REP', 'REP+'] },
  { valeur: 'rep+', libelle: 'REP+', reseaux: ['REP+'] },
  { valeur: 'aucun', libelle: 'Hors réseau', reseaux: ['aucune'] },
]

function ChoixReseau() {
  const wanted = vue.value.education_prioritaire.join()
  return (
    <Choix
      titre="Éducation prioritaire"
      options={RESEAUX}
      valeur={RESEAUX.find(({ reseaux }) => reseaux.join() === wanted)?.valeur ?? ''}
      choose={(valeur) =>
        navigate({ education_prioritaire: RESEAUX.find((item) => item.valeur === valeur)?.reseaux ?? [] })
      }
    />
  )
}
