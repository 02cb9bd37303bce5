import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const filtrage = defineIndicateur({
  id: 'filtrage',
  composante: 'connectivite',
  libelle: 'Filtrage des accès à internet',
  definition:
    'Part des établissements où un dispositif filtre les contenus que les élèves peuvent atteindre.',
  predicat: 'filtrent les accès à internet',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('filtrage'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [50, 70, 85, 95] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
