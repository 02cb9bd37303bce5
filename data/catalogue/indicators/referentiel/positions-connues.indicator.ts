import { defineIndicateur } from '../../model/indicateur.ts'

export const positionsConnues = defineIndicateur({
  id: 'positions_connues',
  composante: 'referentiel',
  libelle: 'Établissements localisés à l’adresse ou à la rue',
  libelleEcole: 'Localisé à l’adresse, à la rue ou au lieu-dit',
  definition:
    'Part des établissements dont la position publiée est précise : au numéro, à la rue ou au lieu-dit. Les autres sont placés au centre de leur commune, ou nulle part.',
  predicat: 'sont localisé{e}s à l’adresse, à la rue ou au lieu-dit',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college', 'lycee', 'erea'],
  mesure: {
    genre: 'part',
    lecture: { genre: 'attribut', attribut: 'position_precision' },
    oui: { parmi: ['numero', 'rue', 'lieu_dit'] },
  },
  legende: { genre: 'sequentielle', seuils: [25, 50, 75, 90] },
  polarite: 'plus_est_mieux',
  repondantsMin: 1,
})
