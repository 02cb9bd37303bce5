import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const maintenance = defineIndicateur({
  id: 'maintenance',
  composante: 'services',
  libelle: 'Qui assure la maintenance',
  definition: 'Répartition des établissements selon qui répare et met à jour leur parc, à titre principal.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: champEnquete('maintenance'),
    classes: [
      { id: 'collectivite', libelle: 'Collectivité' },
      { id: 'academie', libelle: 'Académie' },
      { id: 'etablissement', libelle: 'Établissement' },
      { id: 'prestataire', libelle: 'Prestataire' },
      { id: 'aucune', libelle: 'Personne' },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
