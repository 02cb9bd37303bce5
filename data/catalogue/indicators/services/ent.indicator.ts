import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const ent = defineIndicateur({
  id: 'ent',
  composante: 'services',
  libelle: 'Établissements dotés d’un ENT',
  libelleEcole: 'Espace numérique de travail (ENT)',
  definition:
    'Part des établissements qui disposent d’un espace numérique de travail (ENT) : cahier de textes, messagerie, ressources et vie scolaire en ligne.',
  predicat: 'ont un ENT',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'part', lecture: champEnquete('ent'), oui: { vrai: true } },
  legende: { genre: 'sequentielle', seuils: [10, 25, 50, 75, 95] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: ['Disposer d’un ENT ne dit pas s’il sert : voir les visites mesurées.', DECLARATIF],
})
