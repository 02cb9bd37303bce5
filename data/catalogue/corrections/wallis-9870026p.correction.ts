import { defineCorrection } from '../model/correction.ts'

export const wallis26P = defineCorrection({
  id: 'wallis-9870026p',
  source: 'annuaire',
  cle: { champ: 'uai', valeur: '9870026P' },
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
