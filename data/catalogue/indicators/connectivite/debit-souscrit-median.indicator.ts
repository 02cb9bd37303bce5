import { defineIndicateur } from '../../model/indicateur.ts'
import { champEnquete, DECLARATIF } from '../shared/enquete.ts'

export const debitSouscritMedian = defineIndicateur({
  id: 'debit_souscrit_median',
  composante: 'connectivite',
  libelle: 'Débit souscrit (médiane)',
  libelleEcole: 'Débit souscrit',
  definition:
    'La moitié des établissements qui ont répondu sont abonnés à une offre dont le débit descendant annoncé dépasse cette valeur.',
  definitionEcole: 'Débit descendant annoncé de l’offre à laquelle l’établissement est abonné.',
  unite: { id: 'mbits', singulier: 'Mbit/s', pluriel: 'Mbit/s', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: { genre: 'mediane', lecture: champEnquete('debit_souscrit_descendant') },
  legende: { genre: 'sequentielle', seuils: [2, 8, 30, 100, 300] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
  plausible: { min: 0, max: 1000 },
  variationSuspecte: null,
  precautions: [
    'Le débit souscrit est celui que l’offre annonce, pas celui dont on dispose : voir le débit constaté.',
    DECLARATIF,
  ],
})
