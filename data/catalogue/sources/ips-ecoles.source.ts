import { decimal, entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

export const ipsEcoles = defineSource<SourceTabulaire>({
  id: 'ips-ecoles',
  genre: 'tableau',
  referentiel: false,
  population: ['ecole'],
  titre: 'IPS et effectifs des écoles',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-ips-ecoles-ap2022/',
  frequence: 'annuelle',
  description: 'Indice de position sociale moyen des élèves et nombre d’élèves de chaque école.',
  fichiers: [/ips[-_]ecoles.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [
    { id: '2023', signature: ['nom_de_l_etablissment', 'effectifs', 'ips'] },
    { id: '2021', signature: ['Rentrée scolaire', "Nom de l'établissment", 'IPS'] },
  ],
  champs: {
    campagne: { colonnes: ['rentree_scolaire', 'Rentrée scolaire'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    eleves: { colonnes: ['effectifs'], lire: entier({ min: 0, max: 5000 }), facultatif: true },
    ips: { colonnes: ['ips', 'IPS'], lire: decimal({ min: 30, max: 200 }) },
  },
  ignorees: [
    'num_ligne',
    /^(code_region|region_academique|code_academie|academie|académie)/i,
    /^(code_du_departement|code du département|departement|département)/i,
    /^(code_insee|code insee|nom_de|nom de|secteur)/i,
    /^ips_(national|academique|departemental)/i,
  ],
  toReleves: relevesOfRentree,
})
