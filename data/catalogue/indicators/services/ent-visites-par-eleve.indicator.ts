import { defineIndicateur } from '../../model/indicateur.ts'
import { ELEVES_ENQUETE } from '../shared/enquete.ts'

export const entVisitesParEleve = defineIndicateur({
  id: 'ent_visites_par_eleve',
  composante: 'services',
  libelle: 'Visites de l’ENT par élève',
  definition:
    'Nombre de visites de l’espace numérique de travail pendant l’année scolaire, par les élèves, les parents et les personnels, rapporté au nombre d’élèves de l’établissement.',
  unite: { id: 'nombre', singulier: 'visite par élève', pluriel: 'visites par élève', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'ratio',
    numerateur: { genre: 'champ', champ: 'visites', sources: ['dnma-profils'] },
    denominateur: ELEVES_ENQUETE,
    facteur: 1,
  },
  legende: { genre: 'sequentielle', seuils: [10, 30, 60, 100] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 1000 },
  precautions: [
    'Une année scolaire en cours compte moins de semaines : elle ne se compare pas à une année achevée.',
  ],
})
