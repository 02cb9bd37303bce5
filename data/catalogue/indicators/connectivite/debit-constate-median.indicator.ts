import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const debitConstateMedian = defineIndicateur({
  id: 'debit_constate_median',
  composante: 'connectivite',
  libelle: 'Débit constaté (médiane)',
  libelleEcole: 'Débit constaté',
  definition:
    'La moitié des établissements qui ont répondu mesurent un débit descendant supérieur à cette valeur, l’autre moitié un débit inférieur.',
  definitionEcole: 'Débit descendant que l’établissement a mesuré sur son accès principal à Internet.',
  unite: { id: 'mbits', singulier: 'Mbit/s', pluriel: 'Mbit/s', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'mediane', lecture: champEnquete('debit_constate_descendant') },
  legende: { genre: 'sequentielle', seuils: [2, 8, 30, 100, 300] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 1000 },
  variationSuspecte: null,
  precautions: [
    'Le débit est mesuré un jour donné, sur un poste : il dépend de l’heure, du réseau interne et de l’outil de mesure.',
    DECLARATIF,
  ],
})
