import { defineProgramme } from '../model/programme.ts'

export const tedi = defineProgramme({
  id: 'tedi',
  libelle: 'Robots de téléprésence Ted-i',
  participation: 'qui ont utilisé un robot Ted-i',
  genre: 'experimentation',
  operateur: 'Ministère de l’Éducation nationale',
  description:
    'Des robots de téléprésence permettent aux élèves hospitalisés ou empêchés de suivre la classe à distance.',
  debut: '2021',
  fin: null,
  perimetre: 'écoles, collèges et lycées qui ont utilisé un robot',
  cibles: ['ecole', 'college', 'lycee'],
  document: {
    titre: 'Déploiement de Ted-i, établissements utilisateurs',
    url: 'https://data.education.gouv.fr/explore/dataset/fr-en-deploiemement_tedi/',
  },
  sources: ['tedi', 'programmes'],
})
