import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const manuelsNumeriques = defineIndicateur({
  id: 'manuels_numeriques',
  composante: 'services',
  libelle: 'Établissements qui utilisent des manuels numériques',
  libelleEcole: 'Manuels numériques',
  definition: 'Part des établissements où des élèves utilisent au moins un manuel numérique.',
  predicat: 'utilisent des manuels numériques',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('manuels_numeriques'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [5, 10, 25, 50, 75] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
