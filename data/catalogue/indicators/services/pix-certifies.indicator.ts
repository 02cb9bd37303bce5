import { defineIndicateur } from '../../model/indicateur.ts'

export const pixCertifies = defineIndicateur({
  id: 'pix_certifies',
  composante: 'services',
  libelle: 'Élèves certifiés par Pix',
  definition:
    'Part des élèves présents à une session de certification Pix qui ont obtenu la certification de leurs compétences numériques.',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: { genre: 'champ', champ: 'certifies', sources: ['pix-certification'] },
    denominateur: { genre: 'champ', champ: 'participants', sources: ['pix-certification'] },
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [80, 90, 95, 98] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 100 },
})
