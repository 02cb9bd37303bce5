import { defineProgramme } from '../model/programme.ts'

export const enir = defineProgramme({
  id: 'enir',
  libelle: 'Écoles numériques innovantes et ruralité (ENIR)',
  participation: 'retenues par ENIR',
  genre: 'appel_a_projets',
  operateur: 'Ministère de l’Éducation nationale, pour le programme d’investissements d’avenir',
  description:
    'L’État aide les communes rurales à équiper leurs écoles : 801 écoles en 2017, puis 2 990 en 2018, dans 3 570 communes de 94 départements.',
  debut: '2017',
  fin: '2019',
  perimetre: 'écoles de communes rurales',
  cibles: ['ecole'],
  document: {
    titre: 'Un nouvel appel à projets « Label écoles numériques 2020 »',
    url: 'https://www.banquedesterritoires.fr/un-nouvel-appel-projets-label-ecoles-numeriques-2020',
  },
  sources: ['programmes'],
})
