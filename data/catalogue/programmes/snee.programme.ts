import { defineProgramme } from '../model/programme.ts'

export const snee = defineProgramme({
  id: 'snee',
  libelle: 'Socle numérique dans les écoles élémentaires (SNEE)',
  participation: 'équipées par le SNEE',
  genre: 'appel_a_projets',
  operateur: 'Ministère de l’Éducation nationale, plan de relance',
  description:
    'L’État aide les communes à donner à leurs écoles élémentaires un socle d’équipements, de services et de ressources numériques.',
  debut: '2021-01-14',
  fin: null,
  nonPublie: ['fin'],
  perimetre: 'écoles élémentaires et primaires qui n’avaient pas atteint le socle numérique de base',
  cibles: ['ecole'],
  document: {
    titre: 'Appel à projets pour un socle numérique dans les écoles élémentaires',
    url: 'https://www.education.gouv.fr/plan-de-relance-continuite-pedagogique-appel-projets-pour-un-socle-numerique-dans-les-ecoles-308341',
  },
  sources: ['snee-ecoles', 'programmes'],
})
