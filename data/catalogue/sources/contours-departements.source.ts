import { departement } from '../model/lecteurs.ts'
import { defineSource, type SourceContours } from '../model/source.ts'

export const contoursDepartements = defineSource<SourceContours>({
  id: 'contours-departements',
  genre: 'contours',
  titre: 'Contours des départements',
  producteur: 'IGN Admin Express, Etalab',
  licence: 'licence-ouverte-2.0',
  url: 'https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/latest/geojson/',
  frequence: 'annuelle',
  description: 'Limites géographiques des départements, pour la carte.',
  fichiers: [/^departements.*\.geojson(\.gz)?$/i],
  assertions: { lignesMin: 1, perteMax: 0.1, rejetsMax: 0.05 },
  niveau: 'departement',
  code: { propriete: 'code', lire: departement },
})
