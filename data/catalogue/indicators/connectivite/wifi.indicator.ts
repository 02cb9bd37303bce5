import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const wifi = defineIndicateur({
  id: 'wifi',
  composante: 'connectivite',
  libelle: 'Wi-Fi dans les salles',
  definition:
    'Répartition des établissements selon les salles d’enseignement où le Wi-Fi peut être utilisé : aucune, certaines ou toutes.',
  unite: { id: 'nombre', singulier: 'établissement', pluriel: 'établissements', decimales: 0 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'repartition',
    lecture: champEnquete('couverture_wifi'),
    classes: [
      { id: 'aucune_salle', libelle: 'Aucune salle', rang: 0 },
      { id: 'certaines_salles', libelle: 'Certaines salles', rang: 1 },
      { id: 'toutes_salles', libelle: 'Toutes les salles', rang: 2 },
    ],
  },
  legende: { genre: 'categorielle' },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [DECLARATIF],
})
