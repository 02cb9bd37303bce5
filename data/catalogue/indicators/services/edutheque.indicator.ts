import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const edutheque = defineIndicateur({
  id: 'edutheque',
  composante: 'services',
  libelle: 'Établissements inscrits à Éduthèque',
  libelleEcole: 'Inscrits à Éduthèque',
  definition:
    'Part des établissements dont des enseignants sont inscrits à Éduthèque, le portail de ressources culturelles et scientifiques que le ministère proposait.',
  predicat: 'comptent des inscrits à Éduthèque',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('edutheque'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [10, 25, 50, 75] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: ['Éduthèque a fermé en 2021 : la question n’est plus posée ensuite.', DECLARATIF],
})
