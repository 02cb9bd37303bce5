import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const technoCoaxial = defineIndicateur({
  id: 'techno_coaxial',
  libelle: 'Locaux dont le câble est la meilleure technologie',
  definition:
    'Part des logements et locaux professionnels de la commune où le câble coaxial est la meilleure technologie disponible, faute de fibre.',
  legende: { genre: 'sequentielle', seuils: [0.5, 2, 5, 10] },
  polarite: 'neutre',
  ...partDesLocaux('arcep-meilleure-techno', 'techno_coaxial'),
})
