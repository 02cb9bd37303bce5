import { texte } from '../model/lecteurs.ts'
import { defineSource, type SourceContours } from '../model/source.ts'

export const contoursRegions = defineSource<SourceContours>({
  id: 'contours-regions',
  genre: 'contours',
  titre: 'Contours des régions',
  producteur: 'IGN Admin Express, Etalab',
  licence: 'licence-ouverte-2.0',
  url: 'https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/latest/geojson/',
  frequence: 'annuelle',
  description: 'Limites géographiques des régions, pour la carte.',
  fichiers: [/^regions.*\.geojson(\.gz)?$/i],
  assertions: { lignesMin: 1, perteMax: 0.1, rejetsMax: 0.05 },
  niveau: 'region',
  code: { propriete: 'code', lire: texte(3) },
})
