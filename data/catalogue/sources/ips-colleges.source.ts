import { decimal, entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

export const ipsColleges = defineSource<SourceTabulaire>({
  id: 'ips-colleges',
  genre: 'tableau',
  referentiel: false,
  population: ['college'],
  titre: 'IPS et effectifs des collèges',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-ips-colleges-ap2022/',
  frequence: 'annuelle',
  description:
    'Indice de position sociale moyen des élèves, sa dispersion et nombre d’élèves de chaque collège.',
  fichiers: [/ips[-_]colleges.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [
    { id: '2024', signature: ['num_ligne', 'ips_national'] },
    { id: '2022', signature: ['effectifs', 'ecart_type_de_l_ips'] },
  ],
  champs: {
    campagne: { colonnes: ['rentree_scolaire', 'Rentrée scolaire'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    eleves: { colonnes: ['effectifs'], lire: entier({ min: 0, max: 5000 }), facultatif: true },
    ips: { colonnes: ['ips'], lire: decimal({ min: 30, max: 200 }) },
    ips_ecart_type: { colonnes: ['ecart_type_de_l_ips'], lire: decimal({ min: 0, max: 100 }) },
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
