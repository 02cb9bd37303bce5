import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const tablettesPour100 = defineIndicateur({
  id: 'tablettes_pour_100',
  composante: 'equipement',
  libelle: 'Tablettes pour 100 élèves',
  definition: 'Nombre de tablettes pour 100 élèves.',
  unite: {
    id: 'pour_100',
    singulier: 'tablette pour 100 élèves',
    pluriel: 'tablettes pour 100 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('tablettes'),
    denominateur: ELEVES_ENQUETE,
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [1, 3, 6, 12, 25] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 200 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
