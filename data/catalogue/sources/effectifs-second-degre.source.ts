import { entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

export const effectifsSecondDegre = defineSource<SourceTabulaire>({
  id: 'effectifs-second-degre',
  genre: 'tableau',
  referentiel: false,
  population: ['college', 'lycee', 'erea'],
  titre: 'Effectifs des établissements du second degré',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-effectifs-second-degre/',
  frequence: 'annuelle',
  description: 'Nombre total d’élèves de chaque collège et lycée, publics et privés.',
  fichiers: [/effectifs-second-degre.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2020', signature: ['Annee_scolaire', 'Numero_d_etablissement', 'Nombre_d_eleves'] }],
  champs: {
    campagne: { colonnes: ['Annee_scolaire'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['Numero_d_etablissement'], lire: uai, obligatoire: true },
    eleves: { colonnes: ['Nombre_d_eleves'], lire: entier({ min: 0, max: 6000 }) },
  },
  ignorees: [
    'Academie',
    'nom_etablissement',
    'Type_d_etablissement',
    'Secteur_d_enseignement',
    'libelle_region',
    'libelle_departement',
    'Code_departement',
    'adresse',
    'code_postal',
    'localite_acheminement',
    'Code_region',
  ],
  toReleves: relevesOfRentree,
})
