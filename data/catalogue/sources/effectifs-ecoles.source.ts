import { entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

export const effectifsEcoles = defineSource<SourceTabulaire>({
  id: 'effectifs-ecoles',
  genre: 'tableau',
  referentiel: false,
  population: ['ecole'],
  titre: 'Effectifs et classes des écoles',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-ecoles-effectifs-nb_classes/',
  frequence: 'annuelle',
  description: 'Nombre d’élèves et de classes de chaque école à la rentrée, publique et privée sous contrat.',
  fichiers: [/ecoles-effectifs.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [
    { id: 'api-2024', signature: ['rentree_scolaire', 'numero_ecole', 'nombre_eleves_ueea'] },
    { id: '2023', signature: ['Rentrée scolaire', "Numéro de l'école", 'tri'] },
  ],
  champs: {
    campagne: { colonnes: ['rentree_scolaire', 'Rentrée scolaire'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['numero_ecole', "Numéro de l'école"], lire: uai, obligatoire: true },
    eleves: {
      colonnes: ['nombre_total_eleves', "Nombre total d'élèves"],
      lire: entier({ min: 0, max: 5000 }),
    },
    classes: {
      colonnes: ['nombre_total_classes', 'Nombre total de classes'],
      lire: entier({ min: 0, max: 200 }),
    },
  },
  // The commune of this file is a postal code: the school's place comes from the annuaire.
  ignorees: [
    /^(code_region|region|région|code_academie|academie|académie|code_departement|departement|département)/i,
    /^(code_postal|code postal|commune|denomination|dénomination|patronyme|secteur|rep)/i,
    /^(nombre_eleves_|Nombre d'élèves en )/i,
    'tri',
    'num_ligne',
  ],
  toReleves: relevesOfRentree,
})
