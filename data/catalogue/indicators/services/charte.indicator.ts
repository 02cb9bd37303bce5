import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const charte = defineIndicateur({
  id: 'charte',
  composante: 'services',
  libelle: 'Établissements dotés d’une charte d’usage',
  libelleEcole: 'Charte d’usage du numérique',
  definition:
    'Part des établissements où une charte d’usage du numérique est signée ou annexée au règlement intérieur.',
  predicat: 'ont une charte d’usage',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('charte'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [50, 70, 85, 95] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
