import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const technoRadio = defineIndicateur({
  id: 'techno_radio',
  libelle: 'Locaux dont la radio est la meilleure technologie',
  definition:
    'Part des logements et locaux professionnels de la commune où une liaison radio (4G fixe, très haut débit radio) est la meilleure technologie disponible.',
  legende: { genre: 'sequentielle', seuils: [1, 5, 10, 20] },
  polarite: 'moins_est_mieux',
  ...partDesLocaux('arcep-meilleure-techno', 'techno_radio'),
})
