import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const technoSatellite = defineIndicateur({
  id: 'techno_satellite',
  libelle: 'Locaux dont le satellite est la meilleure technologie',
  definition:
    'Part des logements et locaux professionnels de la commune où seul le satellite permet au moins 8 Mbit/s.',
  legende: { genre: 'sequentielle', seuils: [0.1, 0.5, 1, 5] },
  polarite: 'moins_est_mieux',
  ...partDesLocaux('arcep-meilleure-techno', 'techno_satellite'),
})
