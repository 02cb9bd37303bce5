import { defineProgramme } from '../model/programme.ts'

export const metiersNumerique2024 = defineProgramme({
  id: 'metiers_numerique_2024',
  libelle: 'Convention pour la découverte des métiers du numérique',
  genre: 'partenariat',
  operateur: 'Ministère de l’Éducation nationale',
  description:
    'Une convention signée en 2024 pour trois ans vise à faire découvrir aux élèves les métiers du numérique.',
  debut: '2024',
  fin: '2027',
  nonPublie: ['perimetre', 'document'],
  perimetre: 'non publié',
  cibles: ['college', 'lycee'],
  document: { titre: 'Convention de 2024 sur la découverte des métiers du numérique', url: null },
})
