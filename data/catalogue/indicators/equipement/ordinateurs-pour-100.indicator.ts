import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const ordinateursPour100 = defineIndicateur({
  id: 'ordinateurs_pour_100',
  composante: 'equipement',
  libelle: 'Ordinateurs pour 100 élèves',
  definition:
    'Nombre d’ordinateurs, fixes et portables, pour 100 élèves : 20 veut dire un ordinateur pour cinq élèves. Les tablettes ne sont pas comptées.',
  unite: {
    id: 'pour_100',
    singulier: 'ordinateur pour 100 élèves',
    pluriel: 'ordinateurs pour 100 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('ordinateurs'),
    denominateur: ELEVES_ENQUETE,
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [5, 10, 20, 33, 50] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 300 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
