import { defineIndicateur } from '../../model/indicateur.ts'

export const partCitesScolaires = defineIndicateur({
  id: 'part_cites_scolaires',
  composante: 'referentiel',
  libelle: 'Collèges et lycées en cité scolaire',
  libelleEcole: 'Cité scolaire',
  definition:
    'Part des collèges, lycées et EREA qui partagent leur site et leur direction avec un autre établissement : ils partagent souvent aussi leur connexion et leurs équipements.',
  predicat: 'sont en cité scolaire',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['college', 'lycee', 'erea'],
  mesure: {
    genre: 'part',
    lecture: { genre: 'champ', champ: 'en_cite_scolaire', sources: ['cites-scolaires'], absent: 'false' },
    oui: { vrai: true },
  },
  legende: { genre: 'sequentielle', seuils: [1, 5, 10, 20] },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: ['La liste est complète : un établissement qui n’y figure pas n’est pas en cité scolaire.'],
})
