import { defineIndicateur } from '../../model/indicateur.ts'

export const entActif = defineIndicateur({
  id: 'ent_actif',
  composante: 'services',
  libelle: 'Établissements dont l’ENT est visité',
  libelleEcole: 'ENT visité dans l’année',
  definition:
    'Part des établissements dont l’espace numérique de travail a reçu au moins une visite pendant l’année scolaire, parmi ceux que le dispositif national de mesure d’audience suit.',
  predicat: 'ont un ENT visité dans l’année',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'part',
    lecture: { genre: 'champ', champ: 'visites', sources: ['dnma-profils'] },
    oui: { operateur: '>=', seuil: 1 },
  },
  legende: { genre: 'sequentielle', seuils: [25, 50, 75, 90] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [
    'Un établissement que la mesure ne suit pas peut avoir un ENT : il est compté comme silencieux, et la borne basse dit la part certaine.',
  ],
})
