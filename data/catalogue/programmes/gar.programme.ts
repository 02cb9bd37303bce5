import { defineProgramme } from '../model/programme.ts'

export const gar = defineProgramme({
  id: 'gar',
  libelle: 'Gestionnaire d’accès aux ressources (GAR)',
  participation: 'où le GAR est déployé',
  genre: 'service',
  operateur: 'Ministère de l’Éducation nationale',
  description:
    'Le GAR ouvre aux élèves et aux enseignants leurs ressources numériques depuis l’ENT, sans transmettre plus de données personnelles qu’il n’en faut.',
  debut: '2017',
  fin: null,
  perimetre: 'établissements raccordés, surtout collèges et lycées',
  cibles: ['ecole', 'college', 'lycee', 'erea'],
  document: {
    titre: 'Le gestionnaire d’accès aux ressources (GAR)',
    url: 'https://eduscol.education.fr/213/gestionnaire-d-acces-aux-ressources',
  },
  sources: ['programmes'],
})
