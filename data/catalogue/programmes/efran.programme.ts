import { defineProgramme } from '../model/programme.ts'

export const efran = defineProgramme({
  id: 'efran',
  libelle: 'e-FRAN, territoires éducatifs d’innovation numérique',
  participation: 'participant à un projet e-FRAN',
  genre: 'appel_a_projets',
  operateur: 'Caisse des Dépôts, pour le programme d’investissements d’avenir (PIA 2)',
  description:
    'Des établissements et des équipes de recherche éprouvent ensemble des usages du numérique en classe : 22 projets lauréats, achevés en 2021.',
  debut: '2015-10-12',
  fin: '2021',
  perimetre: '22 projets lauréats ; la liste de leurs établissements n’est pas publiée',
  cibles: ['ecole', 'college', 'lycee'],
  document: {
    titre: 'e-Fran : des territoires éducatifs d’innovation numérique',
    url: 'https://www.education.gouv.fr/e-fran-des-territoires-educatifs-d-innovation-numerique-326083',
  },
  sources: ['programmes'],
})
