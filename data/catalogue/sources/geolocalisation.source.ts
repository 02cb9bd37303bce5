import { CAMPAGNE_REFERENTIEL } from '../model/campagne.ts'
import { decimal, texte, uai } from '../model/lecteurs.ts'
import { defineSource, type SourceTabulaire } from '../model/source.ts'
import { Ignore } from '../model/valeur.ts'
import { PRECISIONS } from './shared/precisions.ts'

export const geolocalisation = defineSource<SourceTabulaire>({
  id: 'geolocalisation',
  genre: 'tableau',
  referentiel: true,
  titre: 'Adresse et géolocalisation des établissements',
  producteur: 'Ministère de l’Éducation nationale',
  licence: 'licence-ouverte-2.0',
  url: 'https://data.education.gouv.fr/explore/dataset/fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre/',
  frequence: 'continue',
  description: 'Position de chaque établissement, avec la qualité du géocodage qui l’a produite.',
  fichiers: [/adresse-et-geolocalisation.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [
    { id: '2024', signature: ['numero_uai', 'appariement', 'etat_etablissement_libe'] },
    { id: '2023', signature: ['Code établissement', "Qualité d'appariement", 'Etat établissement'] },
  ],
  champs: {
    uai: { colonnes: ['numero_uai', 'Code établissement'], lire: uai, obligatoire: true },
    latitude: { colonnes: ['latitude', 'Latitude'], lire: decimal({ min: -90, max: 90 }), tolere: true },
    longitude: { colonnes: ['longitude', 'Longitude'], lire: decimal({ min: -180, max: 180 }), tolere: true },
    precision: { colonnes: ['localisation', 'Localisation'], lire: PRECISIONS, tolere: true },
    appariement: { colonnes: ['appariement', "Qualité d'appariement"], lire: texte(40), tolere: true },
  },
  ignorees: [
    /^(appellation|denomination|dénomination|patronyme|secteur|adresse|lieu|boite|code|localite|localité|libelle)/i,
    /^(coordonn|epsg|nature|etat|état|departement|département|region|région|academie|académie|commune|position|date_ouverture)/i,
  ],
  toReleves({ uai: code, ...valeurs }) {
    if (valeurs.latitude === null || valeurs.longitude === null) {
      return new Ignore('position_absente', 'établissement sans position dans ce fichier')
    }
    return [{ niveau: 'etablissement', code: code as string, campagne: CAMPAGNE_REFERENTIEL, valeurs }]
  },
})
