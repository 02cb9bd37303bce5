import type { Frequence } from '../catalogue/model/frequence.ts'
import { jour } from './texte.ts'

/** How often a source is published, after « publiée ». */
export const FREQUENCES: Record<Frequence, string> = {
  annuelle: 'chaque année',
  trimestrielle: 'chaque trimestre',
  hebdomadaire: 'chaque semaine',
  continue: 'en continu',
  ponctuelle: 'une seule fois',
}

/** What the data of a source come as. */
export const GENRES_SOURCE = {
  tableau: 'fichier de lignes et de colonnes (CSV ou JSON)',
  contours: 'contours géographiques (GeoJSON)',
  embarquee: 'livrée avec le logiciel',
} as const

/** What became of a file. */
export const STATUTS_IMPORT = {
  en_cours: 'en cours',
  valide: 'chargé',
  refuse: 'refusé',
  echoue: 'illisible',
} as const

/** Whether newer data should exist. */
export const ETATS_FRAICHEUR = {
  a_jour: 'à jour',
  en_retard: 'en retard',
  ponctuelle: 'sans suite attendue',
  non_importee: 'non importée',
} as const
export type EtatFraicheur = keyof typeof ETATS_FRAICHEUR

interface Fraicheur {
  date_import: string | null
  a_renouveler_le: string | null
}

/** Freshness of a source on a day (`AAAA-MM-JJ`). */
export function etatFraicheur(
  { date_import, a_renouveler_le }: Fraicheur,
  aujourdhui: string,
): EtatFraicheur {
  if (date_import === null) return 'non_importee'
  if (a_renouveler_le === null) return 'ponctuelle'
  return a_renouveler_le <= aujourdhui ? 'en_retard' : 'a_jour'
}

/** The same as a sentence. */
export function ditFraicheur(fraicheur: Fraicheur, aujourdhui: string): string {
  const { a_renouveler_le } = fraicheur
  const le = a_renouveler_le ? jour(a_renouveler_le) : ''
  switch (etatFraicheur(fraicheur, aujourdhui)) {
    case 'a_jour':
      return `Des données plus récentes sont attendues à partir du ${le}.`
    case 'en_retard':
      return `Des données plus récentes devraient exister depuis le ${le}.`
    case 'ponctuelle':
      return 'Cette source n’a été publiée qu’une fois : aucune suite n’est attendue.'
    case 'non_importee':
      return 'Aucun fichier de cette source n’est importé dans cette instance.'
  }
}
