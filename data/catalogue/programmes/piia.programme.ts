import { defineProgramme } from '../model/programme.ts'

export const piia = defineProgramme({
  id: 'piia',
  libelle: 'Partenariat d’innovation en intelligence artificielle',
  participation: 'participant au partenariat IA (PIIA)',
  genre: 'partenariat',
  operateur: 'Ministère de l’Éducation nationale',
  description:
    'Un marché public d’innovation finance des assistants fondés sur l’intelligence artificielle pour enseigner le français et les mathématiques du CP au CE2.',
  debut: '2017',
  fin: null,
  nonPublie: ['fin'],
  perimetre: 'écoles élémentaires, cycle 2',
  cibles: ['ecole'],
  document: {
    titre: 'Retour sur le partenariat d’innovation IA et éducation',
    url: 'http://ecolenumerique.education.gouv.fr/2017/07/19/retour-sur-le-partenariat-dinnovation-ia-education/',
  },
  sources: ['programmes'],
})
