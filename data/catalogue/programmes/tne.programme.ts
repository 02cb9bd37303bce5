import { defineProgramme } from '../model/programme.ts'

/** Aisne and Val-d'Oise from 2020, then ten others announced on 8 October 2021. */
const DEPARTEMENTS = ['02', '95', '13', '18', '2A', '25', '29', '971', '34', '38', '86', '88']

export const tne = defineProgramme({
  id: 'tne',
  libelle: 'Territoires numériques éducatifs (TNE)',
  participation: 'équipés par les TNE',
  genre: 'experimentation',
  operateur: 'Banque des Territoires et Réseau Canopé, pour le programme d’investissements d’avenir',
  description:
    'Dans douze départements, l’État et les collectivités équipent les classes, forment les enseignants et accompagnent les familles pour assurer la continuité pédagogique.',
  debut: '2020',
  fin: null,
  nonPublie: ['fin'],
  perimetre: 'douze départements : deux en 2020, dix de plus à partir de 2021',
  territoires: DEPARTEMENTS.map((code) => ({ niveau: 'departement', code })),
  cibles: ['ecole', 'college', 'lycee'],
  document: {
    titre: 'Les territoires numériques éducatifs prennent leur envol',
    url: 'https://www.banquedesterritoires.fr/les-territoires-numeriques-educatifs-prennent-leur-envol',
  },
  sources: ['programmes'],
})
