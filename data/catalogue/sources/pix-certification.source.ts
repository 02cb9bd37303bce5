import { decimal, entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

const candidats = entier({ min: 0, max: 10_000 })
const score = decimal({ min: 0, max: 1024 })

export const pixCertification = defineSource<SourceTabulaire>({
  id: 'pix-certification',
  genre: 'tableau',
  referentiel: false,
  titre: 'Certification Pix : inscriptions et passations par établissement',
  producteur: 'GIP Pix',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-pix_certification_pix_inscription_et_passation_par_eple/',
  frequence: 'annuelle',
  description:
    'Sessions de certification des compétences numériques organisées par chaque collège et lycée : élèves inscrits, présents et certifiés.',
  reserve:
    'Noms des colonnes lus sur l’interface du portail. L’année est comprise comme celle de la rentrée. Une même position étant portée par toutes les lignes, elle n’est pas lue.',
  fichiers: [/pix_certification_pix_inscription_et_passation_par_eple.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2026', signature: ['annee', 'uai', 'sessions_finalisees', 'certifies'] }],
  champs: {
    campagne: { colonnes: ['annee'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    sessions_programmees: { colonnes: ['sessions_programmees'], lire: candidats, facultatif: true },
    sessions_finalisees: { colonnes: ['sessions_finalisees'], lire: candidats },
    inscrits: { colonnes: ['inscrits'], lire: candidats },
    inscrits_distincts: { colonnes: ['inscrits_distincts'], lire: candidats, facultatif: true },
    participants: { colonnes: ['participants'], lire: candidats },
    certifies: { colonnes: ['certifies'], lire: candidats },
    non_obtenues: { colonnes: ['non_obtenues'], lire: candidats, facultatif: true },
    score_median: { colonnes: ['median_pix_score'], lire: score, facultatif: true, tolere: true },
  },
  ignorees: [
    /^(academie|departement|commune)_(nom|code)$/i,
    /^(average|first_quartile|third_quartile)_pix_score$/i,
    'etablissement',
    'position',
    'secteur',
    'code_insee_de_la_region',
    'libelle_de_la_region',
    'code_region',
    'libelle_region',
  ],
  toReleves: relevesOfRentree,
})
