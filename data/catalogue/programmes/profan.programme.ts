import { defineProgramme } from '../model/programme.ts'

export const profan = defineProgramme({
  id: 'profan',
  libelle: 'ProFan, nouvelles compétences au lycée professionnel',
  participation: 'participant à ProFan',
  genre: 'experimentation',
  operateur: 'Mission Monteil, pour le programme d’investissements d’avenir (PIA 2)',
  description:
    'Des lycées professionnels éprouvent, avec des laboratoires de recherche, de nouvelles façons d’apprendre en coopérant.',
  debut: '2017',
  fin: '2020',
  perimetre: '109 établissements de l’enseignement professionnel pendant trois années scolaires',
  cibles: ['lycee'],
  document: { titre: 'L’action ProFAN', url: 'https://e-fran.education.gouv.fr/profan/' },
  sources: ['programmes'],
})
