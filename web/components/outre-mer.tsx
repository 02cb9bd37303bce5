import type { Territoire } from '../../server/contract/territoires.ts'
import { pointOf } from '../legende/serie.ts'
import { destination } from '../state/destination.ts'
import { departements, etat, serie } from '../state/donnees.ts'

const isOutreMer = ({ code, emprise }: Territoire): boolean => /^9[78]/.test(code) && emprise !== null

/** Ways to the overseas départements, each wearing the colour it has on the map. */
export function OutreMer() {
  const territoires = (departements.etat.value.donnees?.resultats ?? []).filter(isOutreMer)
  if (territoires.length === 0) return null
  const hexagone = etat.etat.value.donnees?.emprise ?? null
  return (
    <nav class="outre-mer" aria-label="Aller à un territoire">
      <ul>
        <li>
          <Bouton nom="Hexagone" emprise={hexagone} />
        </li>
        {territoires.map((territoire) => (
          <li key={territoire.code}>
            <Bouton nom={territoire.nom} emprise={territoire.emprise} couleur={couleurOf(territoire)} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Bouton = ({
  nom,
  emprise,
  couleur,
}: {
  nom: string
  emprise: readonly number[] | null
  couleur?: string | undefined
}) => (
  <button
    type="button"
    onClick={() => {
      destination.value = { emprise, longitude: null, latitude: null }
    }}
  >
    {couleur && <span class="pastille" style={{ background: couleur }} />}
    {nom}
  </button>
)

/** Colour of the territory of the level shown that covers an overseas département, when one value stands for it. */
function couleurOf({ niveau, code, parents }: Territoire): string | undefined {
  const shown = serie.value
  if (!shown) return undefined
  const shownLevel = shown.valeurs.niveau
  const shownCode =
    shownLevel === niveau ? code : shownLevel === 'etablissement' ? undefined : parents[shownLevel]?.code
  if (shownCode === undefined) return undefined
  return shown.classement.classes[pointOf(shown, shownCode).classe]?.couleur
}
