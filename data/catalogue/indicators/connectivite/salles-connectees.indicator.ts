import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const sallesConnectees = defineIndicateur({
  id: 'salles_connectees',
  composante: 'connectivite',
  libelle: 'Internet dans la moitié des salles ou plus',
  libelleEcole: 'Internet dans la moitié des salles ou plus',
  definition:
    'Part des établissements où l’on peut utiliser internet dans la moitié au moins des salles d’enseignement, par câble ou par Wi-Fi.',
  predicat: 'ont internet dans la moitié des salles ou plus',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'part',
    lecture: champEnquete('part_salles_connectees'),
    oui: { operateur: '>=', seuil: 50 },
  },
  legende: { genre: 'sequentielle', seuils: [25, 50, 75, 90] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
