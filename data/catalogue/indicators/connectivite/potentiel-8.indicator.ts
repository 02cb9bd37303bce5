import { defineIndicateur } from '../../model/indicateur.ts'
import { partDesLocaux } from './shared/locaux.ts'

export const potentiel8 = defineIndicateur({
  id: 'potentiel_8',
  libelle: 'Locaux éligibles à 8 Mbit/s ou plus',
  definition:
    'Part des logements et locaux professionnels de la commune où un réseau filaire (fibre, câble ou cuivre) permet au moins 8 Mbit/s. Les classes sont cumulées : un local éligible à un débit l’est aussi aux débits inférieurs.',
  legende: { genre: 'sequentielle', seuils: [80, 90, 95, 99] },
  polarite: 'plus_est_mieux',
  ...partDesLocaux('arcep-debit-filaire', 'locaux_8'),
})
