import { defineSource, type SourceEmbarquee } from '../model/source.ts'

export const contoursSchematiques = defineSource<SourceEmbarquee>({
  id: 'contours-schematiques',
  genre: 'embarquee',
  titre: 'Contours schématiques',
  producteur: 'Cartable, d’après Natural Earth et GeoNames',
  licence: 'cc-by-4.0',
  url: 'https://www.geonames.org/',
  frequence: 'ponctuelle',
  description:
    'Fond de carte simplifié livré avec l’application : départements de Natural Earth, cellules communales d’après GeoNames.',
  fichiers: [],
  assertions: { lignesMin: 1 },
  contenu: 'contours',
})
