import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const portablesPour100 = defineIndicateur({
  id: 'portables_pour_100',
  composante: 'equipement',
  libelle: 'Ordinateurs portables pour 100 élèves',
  definition: 'Nombre d’ordinateurs portables pour 100 élèves, appareils hybrides compris.',
  unite: {
    id: 'pour_100',
    singulier: 'ordinateur portable pour 100 élèves',
    pluriel: 'ordinateurs portables pour 100 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('ordinateurs_portables'),
    denominateur: ELEVES_ENQUETE,
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [1, 3, 6, 12, 25] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 200 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
