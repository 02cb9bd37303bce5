import type { IndicateurPublie } from '../../contract/indicateurs.ts'
import type { SourcePubliee } from '../../contract/sources.ts'
import type { Contexte } from './cadre-donnees.ts'

/** A file or an answer of the API, in the vocabulary of schema.org. */
interface Distribution {
  nom: string
  chemin: string
  type: string
}

const enDistribution =
  ({ origine }: Contexte) =>
  ({ nom, chemin, type }: Distribution): object => ({
    '@type': 'DataDownload',
    name: nom,
    contentUrl: `${origine}${chemin}`,
    encodingFormat: type,
  })

const catalogueOf = ({ origine }: Contexte): object => ({
  '@type': 'DataCatalog',
  name: 'Cartable, observatoire ouvert du numérique éducatif',
  url: `${origine}/donnees`,
})

/** Years that campaigns describe, as an ISO 8601 interval; nothing for reference data. */
function periodeOf(campagnes: readonly string[]): { temporalCoverage?: string } {
  const annees = campagnes.map((campagne) => campagne.slice(0, 4)).sort()
  const [premiere, derniere] = [annees[0], annees.at(-1)]
  return premiere && derniere ? { temporalCoverage: `${premiere}/${derniere}` } : {}
}

const FRANCE = { '@type': 'Country', name: 'France' }

/** An indicator as a dataset that search engines of data can index. */
export const datasetIndicateur = (
  indicateur: IndicateurPublie,
  licence: string,
  distributions: readonly Distribution[],
  contexte: Contexte,
): object => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  '@id': `${contexte.origine}/donnees/indicateurs/${indicateur.id}`,
  url: `${contexte.origine}/donnees/indicateurs/${indicateur.id}`,
  name: indicateur.libelle,
  description: indicateur.definition,
  inLanguage: 'fr',
  isAccessibleForFree: true,
  license: licence,
  creator: { '@type': 'Organization', name: 'Cartable, observatoire ouvert du numérique éducatif' },
  includedInDataCatalog: catalogueOf(contexte),
  spatialCoverage: FRANCE,
  ...periodeOf(indicateur.campagnes.filter((campagne) => /^\d/.test(campagne))),
  ...(contexte.publieeLe && { dateModified: contexte.publieeLe, version: String(contexte.publication) }),
  variableMeasured: {
    '@type': 'PropertyValue',
    name: indicateur.libelle,
    ...(indicateur.unite.pluriel && { unitText: indicateur.unite.pluriel }),
  },
  distribution: distributions.map(enDistribution(contexte)),
})

/** A source as a dataset: what its producer publishes, and the lines that were read of it. */
export const datasetSource = (
  source: SourcePubliee,
  distributions: readonly Distribution[],
  contexte: Contexte,
): object => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  '@id': `${contexte.origine}/donnees/sources/${source.id}`,
  url: `${contexte.origine}/donnees/sources/${source.id}`,
  sameAs: source.url,
  name: source.titre,
  description: source.description,
  inLanguage: 'fr',
  isAccessibleForFree: true,
  license: source.licence.url,
  creator: { '@type': 'Organization', name: source.producteur },
  includedInDataCatalog: catalogueOf(contexte),
  spatialCoverage: FRANCE,
  ...periodeOf(source.campagnes.flatMap(({ campagne }) => campagne ?? [])),
  ...(source.fraicheur.date_import && { dateModified: source.fraicheur.date_import }),
  distribution: distributions.map(enDistribution(contexte)),
})

/** The catalogue itself. */
export const faitsCatalogue = (contexte: Contexte, jeux: readonly string[]): object => ({
  '@context': 'https://schema.org',
  ...catalogueOf(contexte),
  description:
    'Ce qui connecte, équipe et sert chaque école, collège et lycée de France, et ce qui s’y essaie.',
  inLanguage: 'fr',
  dataset: jeux.map((chemin) => ({ '@type': 'Dataset', '@id': `${contexte.origine}${chemin}` })),
})
