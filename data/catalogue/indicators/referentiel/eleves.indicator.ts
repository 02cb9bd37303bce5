import { defineIndicateur } from '../../model/indicateur.ts'

export const eleves = defineIndicateur({
  id: 'eleves',
  composante: 'referentiel',
  libelle: 'Élèves',
  definition:
    'Nombre d’élèves des établissements qui l’ont communiqué. Un établissement muet n’est pas compté : la somme n’est jamais extrapolée.',
  unite: { id: 'nombre', singulier: 'élève', pluriel: 'élèves', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'somme',
    lecture: {
      genre: 'champ',
      champ: 'eleves',
      sources: [
        'effectifs-ecoles',
        'effectifs-colleges',
        'effectifs-second-degre',
        'ips-ecoles',
        'ips-colleges',
        'ips-lycees',
      ],
    },
  },
  legende: { genre: 'quantiles', classes: 5 },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Plusieurs fichiers publient des effectifs : le premier qui répond est retenu, dans l’ordre des sources, sans moyenne.',
  ],
})
