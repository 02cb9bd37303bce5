import { entier, rentree, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { relevesOfRentree } from './shared/rentree.ts'

export const effectifsColleges = defineSource<SourceTabulaire>({
  id: 'effectifs-colleges',
  genre: 'tableau',
  referentiel: false,
  population: ['college'],
  titre: 'Effectifs des collèges',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-college-effectifs-niveau-sexe-lv/',
  frequence: 'annuelle',
  description:
    'Nombre d’élèves des formations du premier cycle du second degré de chaque collège, à la rentrée.',
  fichiers: [/college-effectifs.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2023', signature: ['Numéro du collège', 'Nombre total de 6èmes'] }],
  champs: {
    campagne: { colonnes: ['Rentrée scolaire', 'rentree_scolaire'], lire: rentree, obligatoire: true },
    uai: { colonnes: ['Numéro du collège', 'numero_college'], lire: uai, obligatoire: true },
    eleves: {
      colonnes: [
        "Nombre d'élèves total (nombre d'élèves dans les formations du 1er cycle du 2nd degré et non du nombre total d'élèves inscrits dans l'établissement, les DIMA et les dispositifs-relais sont exclus)",
        "Nombre d'élèves total",
        'nombre_eleves_total',
      ],
      lire: entier({ min: 0, max: 5000 }),
    },
  },
  ignorees: [
    /^(région|region|académie|academie|département|departement|commune|dénomination|denomination|patronyme)/i,
    /^(secteur|rep|code_|num_ligne)/i,
    /^Nombre d'élèves total (hors Segpa|Segpa|ULIS)/i,
    /^nombre_eleves_total_/i,
    /^(Nombre (total )?de [3-6]èmes|[3-6]emes_)/i,
  ],
  toReleves: relevesOfRentree,
})
