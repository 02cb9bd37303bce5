import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const garOuvert = defineIndicateur({
  id: 'gar_ouvert',
  composante: 'services',
  libelle: 'Établissements où le GAR est ouvert',
  libelleEcole: 'Gestionnaire d’accès aux ressources (GAR) ouvert',
  definition:
    'Part des collèges, lycées et EREA où le gestionnaire d’accès aux ressources (GAR) est ouvert : il transmet aux ressources pédagogiques le strict minimum de données sur les élèves.',
  predicat: 'ont ouvert le GAR',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('gar'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [10, 25, 50, 75, 95] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: ['L’enquête ne pose la question qu’au second degré.', DECLARATIF],
})
