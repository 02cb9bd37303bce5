import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const debit2mbits = defineIndicateur({
  id: 'debit_2mbits',
  composante: 'connectivite',
  libelle: 'Établissements à 2 Mbit/s ou plus',
  libelleEcole: 'Débit d’au moins 2 Mbit/s',
  definition:
    'Part des établissements qui mesurent un débit descendant d’au moins 2 Mbit/s, le minimum pour qu’une classe consulte une page ou une vidéo.',
  predicat: 'mesurent 2 Mbit/s ou plus',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'part',
    lecture: champEnquete('debit_constate_descendant'),
    oui: { operateur: '>=', seuil: 2 },
  },
  legende: { genre: 'sequentielle', seuils: [20, 40, 60, 80, 95] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  precautions: [
    'Le débit est mesuré un jour donné, sur un poste : il dépend de l’heure, du réseau interne et de l’outil de mesure.',
    DECLARATIF,
  ],
})
