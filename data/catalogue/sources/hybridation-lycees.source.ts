import { uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { participation } from './shared/participation.ts'

export const hybridationLycees = defineSource<SourceTabulaire>({
  id: 'hybridation-lycees',
  genre: 'tableau',
  referentiel: true,
  titre: 'Hybridation de l’enseignement en lycée : lycées bénéficiaires',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-hybridation_lycees_par_lycee/',
  frequence: 'ponctuelle',
  description:
    'Lycées équipés dans le cadre de la mesure « hybridation de l’enseignement en lycée » du plan de relance.',
  reserve:
    'Trois des quatorze colonnes ont été vues ; celle de l’UAI est attendue sous le nom « uai ». Le jeu compte moins de lycées que les conventions : la Provence-Alpes-Côte d’Azur n’y a aucune ligne.',
  fichiers: [/hybridation_lycees_par_lycee.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2026', signature: ['uai', 'nom_du_lycee'] }],
  champs: { uai: { colonnes: ['uai'], lire: uai, obligatoire: true } },
  ignorees: ['nom_du_lycee', 'nom_de_la_commune', 'position'],
  toReleves: ({ uai: code }) => [
    participation({ niveau: 'etablissement', code: code as string }, 'hybridation_lycees'),
  ],
})
