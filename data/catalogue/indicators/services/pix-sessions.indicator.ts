import { defineIndicateur } from '../../model/indicateur.ts'

export const pixSessions = defineIndicateur({
  id: 'pix_sessions',
  composante: 'services',
  libelle: 'Collèges et lycées qui ont certifié avec Pix',
  libelleEcole: 'Certification Pix',
  definition:
    'Part des collèges et lycées où au moins une session de certification Pix s’est tenue pendant l’année scolaire, parmi ceux que Pix connaît.',
  predicat: 'ont certifié des élèves avec Pix',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['college', 'lycee', 'erea'],
  mesure: {
    genre: 'part',
    lecture: { genre: 'champ', champ: 'sessions_finalisees', sources: ['pix-certification'] },
    oui: { operateur: '>=', seuil: 1 },
  },
  legende: { genre: 'sequentielle', seuils: [50, 75, 90, 98] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
})
