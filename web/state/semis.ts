import { computed } from '@preact/signals'
import { worldX, worldY } from '../../data/dessin/mercator.ts'
import type { Positions } from '../../server/contract/positions.ts'
import { adressePositions } from '../api/adresses.ts'
import { ressource } from '../api/ressource.ts'
import type { SemisEcoles } from '../legende/agregats.ts'
import { niveau, serie, vueMontree } from './donnees.ts'

/** Read once, the first time that schools are shown: some 300 kB for the whole country. */
const positions = ressource<Positions>(() =>
  vueMontree.value && niveau.value === 'etablissement' ? adressePositions() : null,
)

/** Where every school is; `null` while it is not known, or when schools are not shown. */
export const semis = computed<SemisEcoles | null>(() => {
  const answer = positions.etat.value.donnees
  if (!answer) return null
  const { codes, longitudes, latitudes } = answer
  const [x, y] = [new Float64Array(codes.length), new Float64Array(codes.length)]
  // A loop: `Float64Array.from` takes ten times as long over 60,000 schools.
  for (let i = 0; i < codes.length; i += 1) {
    x[i] = worldX(longitudes[i] ?? 0)
    y[i] = worldY(latitudes[i] ?? 0)
  }
  return { codes, x, y }
})

/** Schools of the series whose position nobody knows: they are in the legend, not on the map. */
export const sansPosition = computed(() => {
  const [known, shown] = [semis.value, serie.value]
  if (!known || shown?.valeurs.niveau !== 'etablissement') return 0
  const placed = known.codes.reduce((sum, code) => sum + (shown.rangs.has(code) ? 1 : 0), 0)
  return shown.valeurs.codes.length - placed
})
