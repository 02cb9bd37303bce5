import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const imprimantes3d = defineIndicateur({
  id: 'imprimantes_3d',
  composante: 'equipement',
  libelle: 'Établissements équipés d’une imprimante 3D',
  libelleEcole: 'Imprimante 3D',
  definition:
    'Part des établissements qui ont au moins une imprimante en trois dimensions en état de marche.',
  predicat: 'ont une imprimante 3D',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('imprimantes_3d'), oui: { operateur: '>=', seuil: 1 } },
  legende: { genre: 'sequentielle', seuils: [1, 5, 20, 50] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
