import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const terminauxPour100 = defineIndicateur({
  id: 'terminaux_pour_100',
  composante: 'equipement',
  libelle: 'Terminaux pour 100 élèves',
  definition:
    'Nombre de terminaux (ordinateurs fixes, ordinateurs portables et tablettes) pour 100 élèves : 25 veut dire un terminal pour quatre élèves.',
  unite: {
    id: 'pour_100',
    singulier: 'terminal pour 100 élèves',
    pluriel: 'terminaux pour 100 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('terminaux'),
    denominateur: ELEVES_ENQUETE,
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [5, 10, 20, 33, 50] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 300 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
