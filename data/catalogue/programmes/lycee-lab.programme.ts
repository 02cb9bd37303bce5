import { defineProgramme } from '../model/programme.ts'

export const lyceeLab = defineProgramme({
  id: 'lycee_lab',
  libelle: 'Lycées Lab',
  genre: 'experimentation',
  operateur: 'Ministère de l’Éducation nationale et régions',
  description:
    'Des lycées servent de laboratoires à de nouveaux équipements et usages, à la suite des Collèges Lab. Aucun texte de référence n’a été retrouvé.',
  debut: null,
  fin: null,
  nonPublie: ['debut', 'fin', 'perimetre', 'document'],
  perimetre: 'non publié',
  cibles: ['lycee'],
  document: { titre: 'Cité parmi les expérimentations suivies par eCarto (2018)', url: null },
  sources: ['programmes'],
})
