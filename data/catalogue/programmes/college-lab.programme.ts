import { defineProgramme } from '../model/programme.ts'

export const collegeLab = defineProgramme({
  id: 'college_lab',
  libelle: 'Collèges Lab',
  genre: 'appel_a_projets',
  operateur: 'Ministère de l’Éducation nationale',
  description:
    'Un volet de l’appel à projets « Collèges numériques » de 2017 aide des collèges laboratoires à éprouver d’autres équipements : appareils personnels, informatique en nuage.',
  debut: '2017',
  fin: null,
  nonPublie: ['fin'],
  perimetre: 'deux collèges au plus par département',
  cibles: ['college'],
  document: {
    titre: 'Collèges numériques : l’appel à projets 2017 lancé',
    url: 'https://www.banquedesterritoires.fr/colleges-numeriques-lappel-projets-2017-lance-un-bonus-pour-la-ruralite',
  },
  sources: ['programmes'],
})
