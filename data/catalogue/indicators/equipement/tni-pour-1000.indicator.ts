import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const tniPour1000 = defineIndicateur({
  id: 'tni_pour_1000',
  composante: 'equipement',
  libelle: 'Tableaux interactifs pour 1 000 élèves',
  definition:
    'Nombre de tableaux numériques interactifs, de vidéoprojecteurs interactifs et d’écrans interactifs pour 1 000 élèves. Une classe ayant 25 élèves environ, 40 veut dire un par classe.',
  unite: {
    id: 'pour_1000',
    singulier: 'tableau pour 1 000 élèves',
    pluriel: 'tableaux pour 1 000 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('tni_vni'),
    denominateur: ELEVES_ENQUETE,
    facteur: 1000,
  },
  legende: { genre: 'sequentielle', seuils: [5, 10, 20, 30, 40] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 200 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
