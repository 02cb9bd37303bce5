import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const partMoins5Ans = defineIndicateur({
  id: 'part_moins_5_ans',
  composante: 'equipement',
  libelle: 'Terminaux de moins de cinq ans',
  definition:
    'Part des terminaux (ordinateurs et tablettes) qui ont moins de cinq ans. Au-delà, un terminal tombe plus souvent en panne et ne reçoit plus toujours ses mises à jour.',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('terminaux_moins_5_ans'),
    denominateur: champEnquete('terminaux'),
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [20, 40, 60, 80] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 100 },
  precautions: [DECLARATIF],
})
