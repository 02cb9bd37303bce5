import { decimal, entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

export const ipsLycees = defineSource<SourceTabulaire>({
  id: 'ips-lycees',
  genre: 'tableau',
  referentiel: false,
  population: ['lycee'],
  titre: 'IPS et effectifs des lycées',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-ips-lycees-ap2022/',
  frequence: 'annuelle',
  description: 'Indice de position sociale moyen des élèves et nombre d’élèves de chaque lycée, par voie.',
  fichiers: [/ips[-_]lycees.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [
    { id: '2024', signature: ['num_ligne', 'ips_etab'] },
    { id: '2022', signature: ['effectifs_ensemble_gt_pro', 'ips_ensemble_gt_pro'] },
  ],
  champs: {
    campagne: { colonnes: ['rentree_scolaire', 'Rentrée scolaire'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    eleves: {
      colonnes: ['effectifs_ensemble_gt_pro'],
      lire: entier({ min: 0, max: 6000 }),
      facultatif: true,
    },
    ips: { colonnes: ['ips_ensemble_gt_pro', 'ips_etab'], lire: decimal({ min: 30, max: 200 }) },
    ips_gt: { colonnes: ['ips_voie_gt'], lire: decimal({ min: 30, max: 200 }) },
    ips_pro: { colonnes: ['ips_voie_pro'], lire: decimal({ min: 30, max: 200 }) },
  },
  ignorees: [
    'num_ligne',
    /^(code_region|region_academique|code_academie|academie|académie)/i,
    /^(code_du_departement|code du département|departement|département)/i,
    /^(code_insee|code insee|nom_de|nom de|secteur)/i,
    /^ips_(national|academique|departemental)/i,
    'type_de_lycee',
    /^effectifs_voie_/i,
    'ips_post_bac',
    /^ecart_type_/i,
  ],
  toReleves: relevesOfRentree,
})
