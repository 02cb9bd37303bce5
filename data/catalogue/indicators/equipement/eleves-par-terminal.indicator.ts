import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF, ELEVES_DECLARES, ELEVES_ENQUETE } from '../shared/enquete.ts'

export const elevesParTerminal = defineIndicateur({
  id: 'eleves_par_terminal',
  composante: 'equipement',
  libelle: 'Élèves par terminal',
  definition:
    'Nombre d’élèves qui se partagent, en moyenne, un terminal : ordinateur fixe, ordinateur portable ou tablette. Plus il est petit, mieux les élèves sont équipés.',
  unite: {
    id: 'par_terminal',
    singulier: 'élève par terminal',
    pluriel: 'élèves par terminal',
    decimales: 1,
  },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'ratio', numerateur: ELEVES_ENQUETE, denominateur: champEnquete('terminaux'), facteur: 1 },
  legende: { genre: 'sequentielle', seuils: [2, 3, 5, 10, 20] },
  polarite: 'moins_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0.3, max: 200 },
  precautions: [
    'Un établissement sans aucun terminal n’entre pas dans ce rapport : les terminaux pour 100 élèves, eux, le comptent.',
    DECLARATIF,
    ELEVES_DECLARES,
  ],
})
