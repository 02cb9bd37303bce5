import { defineIndicateur } from '../../model/indicateur.ts'

export const partLocauxRaccordables = defineIndicateur({
  id: 'part_locaux_raccordables',
  composante: 'connectivite',
  libelle: 'Part des locaux raccordables à la fibre',
  definition:
    'Part des logements et locaux professionnels de la commune qui peuvent être raccordés à la fibre. C’est une connectivité potentielle : elle ne dit pas si l’école y est abonnée.',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'commune',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: { genre: 'champ', champ: 'locaux_raccordables', sources: ['arcep-ftth-2018'] },
    denominateur: { genre: 'champ', champ: 'locaux', sources: ['arcep-logements-2018'] },
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [1, 25, 50, 80] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [
    'Les logements datent du recensement, les locaux raccordables du trimestre : dans quelques communes en construction la part dépasse 100 %.',
  ],
})
