import { entier, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { participation } from './shared/participation.ts'

export const sneeEcoles = defineSource<SourceTabulaire>({
  id: 'snee-ecoles',
  genre: 'tableau',
  referentiel: true,
  titre: 'Socle numérique dans les écoles élémentaires : écoles bénéficiaires',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-aap-snee-ecoles/',
  frequence: 'ponctuelle',
  description:
    'Écoles équipées dans le cadre de l’appel à projets « Socle numérique dans les écoles élémentaires » du plan de relance.',
  reserve:
    'Neuf des dix-huit colonnes sont connues ; les autres donnent un avertissement. La licence n’est pas renseignée sur le portail : celle du portail est supposée.',
  fichiers: [/aap-snee-ecoles.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2024', signature: ['uai', 'nom_de_l_ecole', 'nombre_de_classes_referentiel'] }],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    classes_equipees: {
      colonnes: ['nombre_de_classes_referentiel'],
      lire: entier({ min: 0, max: 200 }),
      facultatif: true,
    },
  },
  ignorees: [
    'nom_de_l_ecole',
    'region_academique_ou_com',
    'academie',
    'departement_uai',
    'nom_de_la_commune_uai',
    'raison_sociale_du_signataire_de_la_convention',
    'position_ecole',
  ],
  toReleves: ({ uai: code, ...valeurs }) => [
    participation({ niveau: 'etablissement', code: code as string }, 'snee', valeurs),
  ],
})
