import type { LigneComparee } from '../../../data/dessin/comparaison.ts'
import type { Unite } from '../../../data/mots/valeur.ts'

/** Invented numbers, chosen for what they make the charts do. */
export const POURCENT: Unite = { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 }
export const INDICE: Unite = { id: 'indice', singulier: '', pluriel: '', decimales: 1 }
export const TERMINAUX: Unite = {
  id: 'pour_100',
  singulier: 'terminal pour 100 élèves',
  pluriel: 'terminaux pour 100 élèves',
  decimales: 1,
}

const ligne = (
  libelle: string,
  valeur: number | null,
  reste: Partial<LigneComparee> = {},
): LigneComparee => ({
  libelle,
  valeur,
  reserve: '',
  bas: null,
  haut: null,
  sujet: false,
  ...reste,
})

export const PARTS = [
  ligne('Commune d’exemple', 33.3, { bas: 25, haut: 100, reserve: '25 % connus', sujet: true }),
  ligne('Département d’exemple', 61.2, { bas: 52, haut: 67 }),
  ligne('France', 58),
]
export const RATIOS = [
  ligne('Commune d’exemple', 12.5, { sujet: true }),
  ligne('Département d’exemple', 33.3),
  ligne('France', null, { reserve: 'n.d.' }),
]
export const MEDIANES = [
  ligne('Commune d’exemple', 105.3, { bas: 90.6, haut: 113.1, sujet: true }),
  ligne('France', 102.9, { bas: 84, haut: 121 }),
]
export const NULLES = [ligne('Commune d’exemple', 0, { sujet: true }), ligne('France', 100)]

export const CROISEMENT = [
  { id: 'fort_rapide', libelle: 'Fibrée, rapide' },
  { id: 'fort_lent', libelle: 'Fibrée, lent' },
  { id: 'faible_rapide', libelle: 'Peu fibrée, rapide' },
  { id: 'faible_lent', libelle: 'Peu fibrée, lent' },
]
