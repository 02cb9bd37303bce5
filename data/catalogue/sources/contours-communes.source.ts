import { codeCommune } from '../model/lecteurs.ts'
import { defineSource, type SourceContours } from '../model/source.ts'

export const contoursCommunes = defineSource<SourceContours>({
  id: 'contours-communes',
  genre: 'contours',
  titre: 'Contours des communes',
  producteur: 'IGN Admin Express, Etalab',
  licence: 'licence-ouverte-2.0',
  url: 'https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/latest/geojson/',
  frequence: 'annuelle',
  description: 'Limites géographiques des communes, pour la carte.',
  fichiers: [/^communes.*\.geojson(\.gz)?$/i],
  assertions: { lignesMin: 1, perteMax: 0.1, rejetsMax: 0.05 },
  niveau: 'commune',
  code: { propriete: 'code', lire: codeCommune },
})
