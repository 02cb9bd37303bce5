import { defineSource, type SourceEmbarquee } from '../model/source.ts'

export const cog = defineSource<SourceEmbarquee>({
  id: 'cog',
  genre: 'embarquee',
  titre: 'Code officiel géographique',
  producteur: 'Insee, mis en forme par Etalab',
  licence: 'licence-ouverte-2.0',
  url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  frequence: 'annuelle',
  description:
    'Communes, intercommunalités, départements et régions en vigueur, leur population et les codes abolis.',
  fichiers: [],
  assertions: { lignesMin: 1 },
  contenu: 'territoires',
})
