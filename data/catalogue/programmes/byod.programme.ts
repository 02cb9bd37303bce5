import { defineProgramme } from '../model/programme.ts'

export const byod = defineProgramme({
  id: 'byod',
  libelle: 'Équipement personnel des élèves (BYOD, AVEC)',
  participation: 'retenus par l’appel à projets BYOD/AVEC',
  genre: 'appel_a_projets',
  operateur: 'Ministère de l’Éducation nationale, pour le programme d’investissements d’avenir',
  description:
    'Des collèges font travailler les élèves sur leur propre appareil ; l’aide équipe les élèves boursiers et les enseignants.',
  debut: '2019',
  fin: null,
  nonPublie: ['fin'],
  perimetre: 'collèges publics et privés sous contrat',
  cibles: ['college'],
  document: {
    titre: '25 millions d’euros pour accompagner des projets BYOD',
    url: 'https://www.nextinpact.com/article/29307/107774-education-nationale-25-millions-deuros-pour-accompagner-projets-byod',
  },
  sources: ['programmes'],
})
