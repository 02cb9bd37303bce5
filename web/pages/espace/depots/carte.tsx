import { computed } from '@preact/signals'
import type { NatureLigne } from '../../../../data/catalogue/model/depot.ts'
import { compte, nombre } from '../../../../data/mots/nombre.ts'
import { pageEtablissement } from '../../../api/adresses-fiches.ts'
import { CartePastilles } from '../../../components/carte-pastilles.tsx'
import { COTE, FORMES } from '../../../legende/formes.ts'
import { NATURES, places } from '../../../state/depots.ts'
import { sombre } from '../../../state/theme.ts'

const lues = computed(() => places.etat.value.donnees?.resultats ?? [])
const simples = computed(() => lues.value.map(({ longitude, latitude }, id) => ({ id, longitude, latitude })))
const pastilles = computed(() =>
  lues.value.map(({ longitude, latitude, nature }, id) => ({ id, longitude, latitude, forme: nature })),
)

/** Where the schools of a file are, and what becomes of each; once published, only where they are. */
export function Carte({ publie }: { publie: boolean }) {
  const { donnees } = places.etat.value
  if (!donnees || donnees.total === 0) return null
  const montrees = donnees.resultats.length
  return (
    <>
      {!publie && <Legende />}
      <CartePastilles
        titre={`Carte de ${compte(montrees, 'établissement', 'établissements')} ; la table qui suit dit la même chose`}
        places={publie ? simples.value : pastilles.value}
        cadrer
        choose={(id) => {
          const place = donnees.resultats[id]
          if (place) location.assign(pageEtablissement(place.uai))
        }}
      />
      {montrees < donnees.total && (
        <p class="note">
          La carte montre les {nombre(montrees)} premiers établissements sur {nombre(donnees.total)}.
        </p>
      )}
    </>
  )
}

/** Each mark that the map shows, with how many schools have it; those that group under a number are told there. */
function Legende() {
  const effectif = (nature: NatureLigne) => lues.value.filter((place) => place.nature === nature).length
  const presentes = (Object.keys(FORMES) as NatureLigne[]).filter((nature) => effectif(nature) > 0)
  return (
    <ul class="depot-legende" aria-label="Légende de la carte">
      {presentes.map((nature) => (
        <li key={nature}>
          <Marque nature={nature} /> {NATURES[nature]} :{' '}
          {compte(effectif(nature), 'établissement', 'établissements')}
        </li>
      ))}
    </ul>
  )
}

function Marque({ nature }: { nature: NatureLigne }) {
  const { trace, clair, sombre: nuit, creux } = FORMES[nature]
  const couleur = sombre.value ? nuit : clair
  return (
    <svg viewBox={`0 0 ${COTE} ${COTE}`} width="16" height="16" aria-hidden="true">
      <path
        d={trace}
        fill={creux ? 'none' : couleur}
        stroke={creux ? couleur : 'none'}
        stroke-width="2.5"
        stroke-linecap="round"
      />
    </svg>
  )
}
