import { CAMPAGNE_REFERENTIEL } from '../model/campagne.ts'
import { texte, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'

export const citesScolaires = defineSource<SourceTabulaire>({
  id: 'cites-scolaires',
  genre: 'tableau',
  referentiel: true,
  titre: 'Cités scolaires',
  producteur: 'DEPP, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-cites_scolaires/',
  frequence: 'continue',
  description:
    'Établissements du second degré qui partagent un site et une direction : un même code pour chaque cité scolaire.',
  reserve: 'Seules quelques colonnes ont été vues dans du code public ; les autres donnent un avertissement.',
  fichiers: [/cites_scolaires.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2026', signature: ['code_cite_scolaire', 'uai'] }],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    cite_scolaire: { colonnes: ['code_cite_scolaire'], lire: texte(20), obligatoire: true },
  },
  ignorees: ['code_nature', 'libelle_nature', 'appellation_officielle', 'code_departement'],
  toReleves: ({ uai: code, cite_scolaire = null }) => [
    {
      niveau: 'etablissement',
      code: code as string,
      campagne: CAMPAGNE_REFERENTIEL,
      valeurs: { cite_scolaire, en_cite_scolaire: true },
    },
  ],
})
