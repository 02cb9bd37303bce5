import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const potentiel30 = defineIndicateur({
  id: 'potentiel_30',
  libelle: 'Locaux éligibles à 30 Mbit/s ou plus',
  definition:
    'Part des logements et locaux professionnels de la commune où un réseau filaire (fibre, câble ou cuivre) permet au moins 30 Mbit/s. Les classes sont cumulées : un local éligible à un débit l’est aussi aux débits inférieurs.',
  legende: { genre: 'sequentielle', seuils: [50, 80, 90, 98] },
  polarite: 'plus_est_mieux',
  ...partDesLocaux('arcep-debit-filaire', 'locaux_30'),
})
