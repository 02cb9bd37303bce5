import { defineProgramme } from '../model/programme.ts'

export const microsoft2015 = defineProgramme({
  id: 'microsoft_2015',
  libelle: 'Accord avec Microsoft France : apprendre à coder',
  genre: 'partenariat',
  operateur: 'Ministère de l’Éducation nationale et Microsoft France',
  description:
    'L’accord de 2015, de dix-huit mois, prévoit notamment d’expérimenter l’apprentissage du code par le jeu dans vingt classes au plus de deux académies.',
  debut: '2015-11-26',
  fin: '2017-05-26',
  nonPublie: ['perimetre'],
  perimetre: 'jusqu’à vingt classes dans deux académies, dont la liste n’est pas publiée',
  cibles: ['ecole', 'college', 'lycee'],
  document: {
    titre: 'Microsoft France renforce son partenariat avec le ministère de l’Éducation nationale',
    url: 'https://news.microsoft.com/fr-fr/2015/11/30/numerique-a-l-ecole-microsoft-france-renforce-son-partenariat-avec-le-ministere-de-l-education-nationale/',
  },
})
