import { defineIndicateur } from '../../model/indicateur.ts'

export const partEducationPrioritaire = defineIndicateur({
  id: 'part_education_prioritaire',
  composante: 'referentiel',
  libelle: 'Établissements en éducation prioritaire',
  libelleEcole: 'Éducation prioritaire',
  definition: 'Part des écoles et collèges publics ou privés qui appartiennent à un réseau REP ou REP+.',
  predicat: 'sont en éducation prioritaire',
  unite: { id: 'pourcent', singulier: '%', pluriel: '%', decimales: 1 },
  grain: 'etablissement',
  population: ['ecole', 'college'],
  mesure: {
    genre: 'part',
    lecture: {
      genre: 'champ',
      champ: 'education_prioritaire',
      sources: ['rep', 'etablissements-ep'],
      absent: 'aucune',
    },
    oui: { parmi: ['REP', 'REP+'] },
  },
  legende: { genre: 'sequentielle', seuils: [1, 5, 10, 20, 40] },
  polarite: 'neutre',
  repondantsMin: 1,
  precautions: [
    'La liste est exhaustive : un établissement qui n’y figure pas n’est pas en éducation prioritaire.',
  ],
})
