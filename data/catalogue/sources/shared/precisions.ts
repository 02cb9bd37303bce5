import { enumere } from '../../model/lecteurs.ts'

/** Writings of the precision of a position in the ministry's files, to ours. */
export const PRECISIONS = enumere({
  'Numéro de rue': 'numero',
  'NUMERO (ADRESSE)': 'numero',
  PLAQUE_ADRESSE: 'numero',
  BATIMENT: 'numero',
  'ENTREE PRINCIPALE': 'numero',
  Parfaite: 'numero',
  Rue: 'rue',
  ZONE_ADRESSAGE: 'rue',
  'Lieu-dit': 'lieu_dit',
  LIEU_DIT: 'lieu_dit',
  Ville: 'commune',
  COMMUNE: 'commune',
  COMMUNE_CENTROIDE: 'commune',
  'CENTRE DE LA COMMUNE': 'commune',
  geoloc: 'inconnue',
  'NE SAIT PAS': 'inconnue',
})
