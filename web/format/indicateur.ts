import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import type { NiveauSerie } from './niveaux.ts'

type Dit = Pick<
  IndicateurPublie,
  'libelle' | 'libelle_etablissement' | 'definition' | 'definition_etablissement'
>

/** Name and definition of an indicator at a level: one school has a value, not the median or the share of several. */
export const wordsAtNiveau = (indicateur: Dit, niveau: NiveauSerie) =>
  niveau === 'etablissement'
    ? { libelle: indicateur.libelle_etablissement, definition: indicateur.definition_etablissement }
    : indicateur
