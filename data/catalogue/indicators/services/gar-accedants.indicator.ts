import { defineIndicateur } from '../../model/indicateur.ts'

export const garAccedantsIndicateur = defineIndicateur({
  id: 'gar_accedants',
  composante: 'services',
  libelle: 'Utilisateurs du GAR',
  definition:
    'Nombre d’élèves, d’enseignants et d’agents qui peuvent accéder à des ressources par le gestionnaire d’accès aux ressources. Valeur publiée par académie : l’observatoire ne la recalcule pas et ne l’additionne pas.',
  unite: { id: 'nombre', singulier: 'utilisateur', pluriel: 'utilisateurs', decimales: 0 },
  grain: 'academie',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'somme',
    lecture: { genre: 'champ', champ: 'accedants', sources: ['gar-accedants'] },
  },
  legende: { genre: 'quantiles', classes: 5 },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Un nombre absolu, qui dépend d’abord de la taille de l’académie. Les usagers de l’étranger et de quelques collectivités d’outre-mer ne sont rattachés à aucune.',
  ],
})
