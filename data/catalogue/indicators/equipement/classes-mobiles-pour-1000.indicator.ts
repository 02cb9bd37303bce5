import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const classesMobilesPour1000 = defineIndicateur({
  id: 'classes_mobiles_pour_1000',
  composante: 'equipement',
  libelle: 'Classes mobiles pour 1 000 élèves',
  definition:
    'Nombre de chariots ou valises qui apportent un lot de terminaux dans une salle, pour 1 000 élèves.',
  unite: {
    id: 'pour_1000',
    singulier: 'classe mobile pour 1 000 élèves',
    pluriel: 'classes mobiles pour 1 000 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('classes_mobiles'),
    denominateur: ELEVES_ENQUETE,
    facteur: 1000,
  },
  legende: { genre: 'sequentielle', seuils: [1, 2, 4, 8] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 100 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
