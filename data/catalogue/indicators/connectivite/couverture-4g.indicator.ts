import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const couverture4g = defineIndicateur({
  id: 'couverture_4g',
  composante: 'connectivite',
  libelle: 'Couverture 4G de l’établissement',
  definition:
    'Répartition des établissements selon la couverture mobile 4G (ou plus récente) dans leurs locaux, telle qu’ils la perçoivent.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: champEnquete('couverture_4g'),
    classes: [
      { id: 'bonne', libelle: 'Bonne', rang: 2 },
      { id: 'partielle', libelle: 'Partielle', rang: 1 },
      { id: 'aucune', libelle: 'Aucune', rang: 0 },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'C’est une perception : elle ne remplace pas les cartes de couverture publiées par l’Arcep.',
    DECLARATIF,
  ],
})
