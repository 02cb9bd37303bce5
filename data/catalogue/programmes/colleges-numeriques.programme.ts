import { defineProgramme } from '../model/programme.ts'

export const collegesNumeriques = defineProgramme({
  id: 'colleges_numeriques',
  libelle: 'Collèges numériques',
  participation: 'retenus par « Collèges numériques »',
  genre: 'appel_a_projets',
  operateur: 'Ministère de l’Éducation nationale, pour le programme d’investissements d’avenir',
  description:
    'Le plan numérique pour l’éducation équipe d’ordinateurs ou de tablettes les élèves de 3 069 collèges, dont 2 739 publics, et 3 873 écoles de leur secteur.',
  debut: '2015',
  fin: '2017',
  perimetre: 'collèges publics et privés sous contrat, et écoles de leur secteur',
  cibles: ['ecole', 'college'],
  document: {
    titre: 'Collèges numériques : l’appel à projets 2017 lancé',
    url: 'https://www.banquedesterritoires.fr/colleges-numeriques-lappel-projets-2017-lance-un-bonus-pour-la-ruralite',
  },
  sources: ['programmes'],
})
