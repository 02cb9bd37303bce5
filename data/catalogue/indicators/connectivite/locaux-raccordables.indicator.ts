import { defineIndicateur } from '../../model/indicateur.ts'

export const locauxRaccordables = defineIndicateur({
  id: 'locaux_raccordables',
  composante: 'connectivite',
  libelle: 'Locaux raccordables à la fibre',
  definition:
    'Nombre de logements et de locaux professionnels de la commune qu’un opérateur peut raccorder à la fibre jusqu’à l’abonné.',
  unite: { id: 'nombre', singulier: 'local', pluriel: 'locaux', decimales: 0 },
  grain: 'commune',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'somme',
    lecture: { genre: 'champ', champ: 'locaux_raccordables', sources: ['arcep-ftth-2018'] },
  },
  legende: { genre: 'quantiles', classes: 5 },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
})
