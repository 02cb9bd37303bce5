import { defineCorrection } from '../model/correction.ts'

export const wallis33X = defineCorrection({
  id: 'wallis-9870033x',
  source: 'annuaire',
  cle: { champ: 'uai', valeur: '9870033X' },
  campagne: null,
  champ: 'departement',
  valeur_source: '987',
  valeur: '986',
  motif:
    'L’annuaire rattache ce lycée de Wallis-et-Futuna à la Polynésie française ; sa commune, Uvea, est à Wallis.',
  producteur: 'Ministère de l’Éducation nationale',
  statut: 'appliquee',
  depuis: '2026-11-23',
})
