import { defineIndicateur } from '../../model/indicateur.ts'

export const entSemainesActives = defineIndicateur({
  id: 'ent_semaines_actives',
  composante: 'services',
  libelle: 'Semaines d’activité de l’ENT (médiane)',
  libelleEcole: 'Semaines d’activité de l’ENT',
  definition:
    'Nombre de semaines de l’année scolaire où l’espace numérique de travail a reçu au moins une visite. La moitié des établissements suivis est au-dessus de la valeur affichée.',
  definitionEcole:
    'Nombre de semaines de l’année scolaire où l’espace numérique de travail a reçu au moins une visite.',
  unite: { id: 'nombre', singulier: 'semaine', pluriel: 'semaines', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'mediane',
    lecture: { genre: 'champ', champ: 'semaines_actives', sources: ['dnma-profils'] },
  },
  legende: { genre: 'sequentielle', seuils: [5, 15, 25, 35] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 53 },
  precautions: [
    'Une année scolaire en cours compte moins de semaines : elle ne se compare pas à une année achevée.',
  ],
})
