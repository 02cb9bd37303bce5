import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const technoCuivre = defineIndicateur({
  id: 'techno_cuivre',
  libelle: 'Locaux dont le cuivre est la meilleure technologie',
  definition:
    'Part des logements et locaux professionnels de la commune où la ligne de cuivre (ADSL, VDSL), d’au moins 8 Mbit/s, est la meilleure technologie disponible.',
  legende: { genre: 'sequentielle', seuils: [0.5, 2, 5, 10] },
  polarite: 'moins_est_mieux',
  ...partDesLocaux('arcep-meilleure-techno', 'techno_cuivre'),
})
