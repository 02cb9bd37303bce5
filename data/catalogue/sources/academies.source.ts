import { defineSource, type SourceEmbarquee } from '../model/source.ts'

export const academies = defineSource<SourceEmbarquee>({
  id: 'academies',
  genre: 'embarquee',
  titre: 'Académies et régions académiques',
  producteur: 'Ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-contour-academies-2020/',
  frequence: 'ponctuelle',
  description: 'Rattachement des départements aux académies et des régions aux régions académiques.',
  fichiers: [],
  assertions: { lignesMin: 1 },
  contenu: 'territoires',
})
