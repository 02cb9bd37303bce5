import { enumere, texte, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Ignore } from '../model/valeur.ts'

export const rep = defineSource<SourceTabulaire>({
  id: 'rep',
  genre: 'tableau',
  referentiel: false,
  population: ['ecole', 'college'],
  titre: 'Réseaux d’éducation prioritaire (REP et REP+)',
  producteur: 'Ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-etablissements-ep/',
  frequence: 'annuelle',
  description: 'Liste exhaustive des collèges et écoles des réseaux d’éducation prioritaire.',
  fichiers: [/^rep[-_].*\.csv(\.gz)?$/i],
  campagneDuFichier: /(20\d{2})/,
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2022', signature: ['UAI tête de réseau', 'NUMERO', 'EP'] }],
  champs: {
    uai: { colonnes: ['NUMERO'], lire: uai, obligatoire: true },
    education_prioritaire: {
      colonnes: ['EP'],
      lire: enumere({ REP: 'REP', 'REP+': 'REP+' }),
      obligatoire: true,
    },
    tete_de_reseau: { colonnes: ['UAI tête de réseau'], lire: uai, tolere: true },
    type: { colonnes: ['TYPE_DETABLISSEMENT'], lire: texte() },
  },
  ignorees: [
    'ACADEMIE',
    'N°Département',
    'DEPARTEMENT',
    'COMMUNE',
    "NOM DE L'ETABLISSEMENT",
    'circonscription',
    'contact collège ou circonscription',
  ],
  toReleves({ uai: code, type, ...valeurs }, contexte) {
    if (typeof type === 'string' && /^SEGPA/i.test(type)) {
      return new Ignore('segpa', 'la SEGPA suit son collège')
    }
    return [{ niveau: 'etablissement', code: code as string, campagne: contexte.campagne as string, valeurs }]
  },
})
