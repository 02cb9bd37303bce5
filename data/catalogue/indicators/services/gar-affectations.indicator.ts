import { defineIndicateur } from '../../model/indicateur.ts'

export const garAffectationsIndicateur = defineIndicateur({
  id: 'gar_affectations',
  composante: 'services',
  libelle: 'Ressources affectées par le GAR',
  definition:
    'Nombre de droits d’accès à une ressource numérique attribués à un utilisateur par le gestionnaire d’accès aux ressources. Valeur publiée par académie : l’observatoire ne la recalcule pas et ne l’additionne pas.',
  unite: { id: 'nombre', singulier: 'affectation', pluriel: 'affectations', decimales: 0 },
  grain: 'academie',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'somme',
    lecture: { genre: 'champ', champ: 'affectations', sources: ['gar-affectations'] },
  },
  legende: { genre: 'quantiles', classes: 5 },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'Un nombre absolu, qui dépend d’abord de la taille de l’académie. Les usagers de l’étranger et de quelques collectivités d’outre-mer ne sont rattachés à aucune.',
  ],
})
