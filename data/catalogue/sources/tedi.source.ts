import { date, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'
import { participation } from './shared/participation.ts'

export const tediDeploiement = defineSource<SourceTabulaire>({
  id: 'tedi',
  genre: 'tableau',
  referentiel: true,
  titre: 'Déploiement de Ted-i, robots de téléprésence',
  producteur: 'Direction du numérique pour l’éducation (DNE)',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-deploiemement_tedi/',
  frequence: 'continue',
  description:
    'Établissements qui ont utilisé un robot de téléprésence Ted-i, avec les dates de chaque utilisation.',
  fichiers: [/deploiem(em)?ent_tedi.*\.(csv|json)(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: '2026', signature: ['uai', 'debut_utilisation', 'fin_utilisation'] }],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    debut: { colonnes: ['debut_utilisation'], lire: date },
    fin: { colonnes: ['fin_utilisation'], lire: date },
  },
  ignorees: [
    'nom_etablissement',
    'type_etablissement',
    'nom_commune',
    'position',
    'libelle_departement',
    'libelle_academie',
  ],
  toReleves({ uai: code, debut = null, fin = null }) {
    if (debut && fin && fin < debut) {
      return new Refus('dates_inversees', 'la fin précède le début', 'fin_utilisation')
    }
    return [participation({ niveau: 'etablissement', code: code as string }, 'tedi', { debut, fin })]
  },
})
