import { defineProgramme } from '../model/programme.ts'

export const hybridation = defineProgramme({
  id: 'hybridation_lycees',
  libelle: 'Hybridation de l’enseignement en lycée',
  participation: 'équipés pour l’enseignement hybride',
  genre: 'appel_a_projets',
  operateur: 'Ministère de l’Éducation nationale et régions, plan de relance',
  description:
    'L’État et les régions équipent les salles de classe des lycées pour un enseignement à la fois sur place et à distance.',
  debut: '2021',
  fin: null,
  nonPublie: ['fin'],
  perimetre: 'lycées publics et privés sous contrat des régions signataires',
  cibles: ['lycee'],
  document: {
    titre: 'Hybridation de l’enseignement en lycée',
    url: 'https://www.education.gouv.fr/plan-de-relance-continuite-pedagogique-hybridation-de-l-enseignement-en-lycee-343138',
  },
  sources: ['hybridation-lycees', 'programmes'],
})
