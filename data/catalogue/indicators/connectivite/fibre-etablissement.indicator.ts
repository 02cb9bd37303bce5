import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const fibreEtablissement = defineIndicateur({
  id: 'fibre_etablissement',
  composante: 'connectivite',
  libelle: 'Établissements raccordés à la fibre',
  libelleEcole: 'Raccordement à la fibre',
  definition:
    'Part des établissements dont l’accès principal à internet est une fibre optique qui arrive jusqu’au bâtiment. Une fibre disponible dans la rue ne suffit pas.',
  predicat: 'sont raccordé{e}s à la fibre',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('type_acces'), oui: { parmi: ['fibre'] } },
  legende: { genre: 'sequentielle', seuils: [10, 25, 50, 75, 90] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
