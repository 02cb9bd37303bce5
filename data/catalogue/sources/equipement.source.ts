import { rentree, uai } from '../model/lecteurs.ts'
import { type Champ, defineSource, type SourceTabulaire } from '../model/source.ts'
import { COLONNES_EQUIPEMENT, lecteurOf } from './shared/equipement-colonnes.ts'
import { completeTotals, contradictionsOf } from './shared/equipement-regles.ts'
import { relevesOfRentree } from './shared/rentree.ts'

/** Every column but the key may be missing: a campaign asks what it wants. */
const REPONSES: Record<string, Champ> = Object.fromEntries(
  Object.entries(COLONNES_EQUIPEMENT).map(([nom, colonne]) => [
    nom,
    { colonnes: [nom], lire: lecteurOf(colonne), facultatif: true },
  ]),
)

/** First Table Schema of the observatory: `data/schemas/equipement-numerique-etablissement`. */
export const equipement = defineSource<SourceTabulaire>({
  id: 'equipement',
  genre: 'tableau',
  referentiel: false,
  titre: 'Équipement numérique des établissements',
  producteur: 'Collectivités et académies, par le schéma de l’observatoire',
  licence: 'licence-ouverte-2.0',
  url: 'https://schema.data.gouv.fr/',
  frequence: 'annuelle',
  description:
    'Accès à internet, équipement et services numériques de chaque école, collège et lycée, tels que l’établissement les déclare une fois par campagne, au format du schéma « equipement-numerique-etablissement ».',
  reserve:
    'Aucun fichier par établissement des enquêtes nationales n’est public à ce jour : cette source reçoit les fichiers que leurs producteurs mettent au format du schéma.',
  fichiers: [/^equipement-numerique-etablissement.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: 'schema-1', signature: ['uai', 'campagne'] }],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, obligatoire: true },
    campagne: { colonnes: ['campagne'], lire: rentree, obligatoire: true },
    ...REPONSES,
  },
  ignorees: [],
  contradictions: (champs, contexte) => contradictionsOf(completeTotals(champs), contexte.aujourdhui),
  toReleves: (champs) => relevesOfRentree(completeTotals(champs)),
})
