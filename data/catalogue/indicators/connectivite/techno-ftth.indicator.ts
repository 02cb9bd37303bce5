import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const technoFtth = defineIndicateur({
  id: 'techno_ftth',
  libelle: 'Locaux dont la fibre est la meilleure technologie',
  definition:
    'Part des logements et locaux professionnels de la commune que la fibre jusqu’à l’abonné peut desservir. Chaque local est compté une fois, sous sa meilleure technologie.',
  legende: { genre: 'sequentielle', seuils: [50, 80, 90, 98] },
  polarite: 'plus_est_mieux',
  ...partDesLocaux('arcep-meilleure-techno', 'techno_ftth'),
})
