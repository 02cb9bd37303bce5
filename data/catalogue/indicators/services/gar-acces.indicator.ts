import { defineIndicateur } from '../../model/indicateur.ts'

export const garAccesIndicateur = defineIndicateur({
  id: 'gar_acces',
  composante: 'services',
  libelle: 'Accès à des ressources par le GAR',
  definition:
    'Nombre de fois où une ressource numérique a été ouverte par le gestionnaire d’accès aux ressources pendant l’année scolaire. Valeur publiée par académie : l’observatoire ne la recalcule pas et ne l’additionne pas.',
  unite: { id: 'nombre', singulier: 'accès', pluriel: 'accès', decimales: 0 },
  grain: 'academie',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'somme',
    lecture: { genre: 'champ', champ: 'acces', sources: ['gar-acces'] },
  },
  legende: { genre: 'quantiles', classes: 5 },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Un nombre absolu, qui dépend d’abord de la taille de l’académie. Les usagers de l’étranger et de quelques collectivités d’outre-mer ne sont rattachés à aucune.',
  ],
})
