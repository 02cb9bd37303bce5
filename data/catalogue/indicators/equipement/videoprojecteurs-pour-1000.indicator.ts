import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const videoprojecteursPour1000 = defineIndicateur({
  id: 'videoprojecteurs_pour_1000',
  composante: 'equipement',
  libelle: 'Vidéoprojecteurs pour 1 000 élèves',
  definition:
    'Nombre de vidéoprojecteurs simples, non interactifs, pour 1 000 élèves. Une classe ayant 25 élèves environ, 40 veut dire un par classe.',
  unite: {
    id: 'pour_1000',
    singulier: 'vidéoprojecteur pour 1 000 élèves',
    pluriel: 'vidéoprojecteurs pour 1 000 élèves',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: champEnquete('videoprojecteurs'),
    denominateur: ELEVES_ENQUETE,
    facteur: 1000,
  },
  legende: { genre: 'sequentielle', seuils: [5, 10, 20, 30, 40] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 350 },
  precautions: [DECLARATIF, ELEVES_DECLARES],
})
