import { enumere, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'

export const etablissementsEp = defineSource<SourceTabulaire>({
  id: 'etablissements-ep',
  genre: 'tableau',
  referentiel: false,
  titre: 'Établissements de l’éducation prioritaire',
  producteur: 'DGESCO, ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-etablissements-ep/',
  frequence: 'annuelle',
  description:
    'Écoles, collèges et lycées des réseaux REP et REP+ ou proches de quartiers prioritaires, à la rentrée 2022.',
  reserve:
    'En-tête lu dans du code public. La rentrée est celle du titre de la colonne « ep_2022_2023 » : un millésime suivant demandera d’ajouter son titre.',
  fichiers: [/etablissements-ep.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2022', signature: ['uai', 'ep_2022_2023', 'uai_tete_de_reseau'] }],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    education_prioritaire: {
      colonnes: ['ep_2022_2023'],
      lire: enumere({ REP: 'REP', 'REP+': 'REP+', 'HORS REP': 'aucune' }),
      obligatoire: true,
    },
    tete_de_reseau: { colonnes: ['uai_tete_de_reseau'], lire: uai, tolere: true },
  },
  ignorees: [
    'nom_etablissement',
    'type_etablissement',
    'statut_public_prive',
    /^(libelle|code)_(academie|departement|region|nature)$/i,
    'nom_commune',
    'code_commune',
    'code_postal',
    /^qp_a_proximite/i,
    'nom_du_qp',
    'nombre_d_eleves',
    /^(position|latitude|longitude)$/i,
  ],
  toReleves: ({ uai: code, ...valeurs }) => [
    { niveau: 'etablissement', code: code as string, campagne: '2022', valeurs },
  ],
})
