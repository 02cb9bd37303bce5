import { defineProgramme } from '../model/programme.ts'

export const elaine = defineProgramme({
  id: 'elaine',
  libelle: 'ELAINE, évaluation du numérique éducatif',
  participation: 'du panel ELAINE',
  genre: 'experimentation',
  operateur: 'DEPP, ministère de l’Éducation nationale',
  description:
    'Une étude suit des élèves d’établissements équipés par le plan numérique de 2015, et d’autres comparables mais non équipés, pour mesurer les effets de cet équipement.',
  debut: null,
  fin: null,
  nonPublie: ['debut', 'fin'],
  perimetre: 'panel d’écoles élémentaires et de collèges, équipés ou témoins',
  cibles: ['ecole', 'college'],
  document: {
    titre: 'Présentation de l’étude ELAINE',
    url: 'https://www.education.gouv.fr/presentation-de-l-etude-elaine-303264',
  },
  sources: ['programmes'],
})
