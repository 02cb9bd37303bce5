import { defineProgramme } from '../model/programme.ts'

export const labelNumerique = defineProgramme({
  id: 'label_numerique',
  libelle: 'Label numérique d’établissement',
  participation: 'qui ont un label numérique',
  genre: 'label',
  operateur: 'Académies et régions',
  description:
    'Un label reconnaît le pilotage, l’équipement, la formation et les usages numériques d’un établissement. Seules quelques académies en publient la liste.',
  debut: null,
  fin: null,
  nonPublie: ['debut'],
  perimetre: 'académies qui publient leurs labels, dont Montpellier et Toulouse',
  territoires: [
    { niveau: 'academie', code: '11' },
    { niveau: 'academie', code: '16' },
  ],
  cibles: ['college', 'lycee'],
  document: {
    titre: 'Label numérique des lycées d’Occitanie',
    url: 'https://data.education.gouv.fr/explore/dataset/fr-en-occitanie-label-numerique-lycee/',
  },
  sources: ['label-numerique-occitanie', 'programmes'],
})
