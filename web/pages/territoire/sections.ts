import { LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'

/** Sections of the page of a territory, in order; titles short enough for one line. */
export const SECTIONS = [
  ['chiffres-cles', 'Chiffres clés'],
  ['referentiel', LIBELLES_COMPOSANTE.referentiel],
  ['connectivite', LIBELLES_COMPOSANTE.connectivite],
  ['equipement', LIBELLES_COMPOSANTE.equipement],
  ['services', LIBELLES_COMPOSANTE.services],
  ['programmes', 'Programmes'],
  ['comparaisons', 'Rang et semblables'],
  ['etablissements', 'Liste'],
  ['qualite', 'Qualité'],
] as const
