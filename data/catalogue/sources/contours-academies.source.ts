import { texte } from '../model/lecteurs.ts'
import { defineSource, type SourceContours } from '../model/source.ts'

export const contoursAcademies = defineSource<SourceContours>({
  id: 'contours-academies',
  genre: 'contours',
  titre: 'Contours des académies',
  producteur: 'Ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-contour-academies-2020/',
  frequence: 'annuelle',
  description: 'Limites géographiques des académies, pour la carte.',
  fichiers: [/^academies.*\.geojson(\.gz)?$/i],
  assertions: { lignesMin: 1, perteMax: 0.1, rejetsMax: 0.05 },
  niveau: 'academie',
  code: { propriete: 'code_academie', lire: texte(2) },
})
