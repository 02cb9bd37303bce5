import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const terminauxMobilesPour100 = defineIndicateur({
  id: 'terminaux_mobiles_pour_100',
  composante: 'equipement',
  libelle: 'Terminaux mobiles pour 100 élèves',
  definition:
    'Nombre d’ordinateurs portables et de tablettes, qui peuvent aller dans toutes les salles, pour 100 élèves.',
  unite: {
    id: 'pour_100',
    singulier: 'terminal mobile pour 100 élèves',
    pluriel: 'terminaux mobiles pour 100 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('terminaux_mobiles'),
    denominateur: ELEVES_ENQUETE,
    facteur: 100,
  },
  legende: { genre: 'sequentielle', seuils: [2, 5, 10, 20, 40] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 200 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
