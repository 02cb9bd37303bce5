import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { LICENCES } from '../../data/catalogue/model/source.ts'
import { findSource, INDICATEURS } from '../../data/catalogue/registry.ts'
import type { CatalogueDcat } from '../contract/catalogue.ts'
import type { Publication } from './publication.ts'
import { sourcesEtablissements, sourcesTerritoires } from './referentiel.ts'

type Noeud = Record<string, unknown>

const CONTEXTE = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const AUTORITES = 'http://publications.europa.eu/resource/authority'
const LANGUE = { '@id': `${AUTORITES}/language/FRA` }
const FRANCE = { '@id': `${AUTORITES}/country/FRA` }
const EDUCATION = { '@id': `${AUTORITES}/data-theme/EDUC` }
const json = (type: string) => ({ '@id': `https://www.iana.org/assignments/media-types/${type}` })
const LICENCE = { '@id': LICENCES['licence-ouverte-2.0'].url }
const EDITEUR = {
  '@type': 'foaf:Organization',
  'foaf:name': 'Cartable, observatoire ouvert du numérique éducatif',
}

/** The catalogue of what a publication offers, as DCAT-AP. @param racine root address, empty to stay relative. */
export function catalogueOf(publication: Publication, racine: string): CatalogueDcat {
  const url = (chemin: string) => `${racine}${chemin}`
  const service = url('/api/v1#service')
  const jeux = [
    jeuReference(publication, url, {
      id: 'etablissements',
      titre: 'Écoles, collèges, lycées et EREA',
      description: 'Identité, position et rattachement de chaque établissement scolaire.',
      sources: sourcesEtablissements(),
    }),
    jeuReference(publication, url, {
      id: 'territoires',
      titre: 'Territoires',
      description:
        'Communes, intercommunalités, départements, académies et régions, avec leurs codes officiels.',
      sources: sourcesTerritoires(),
    }),
    ...INDICATEURS.map((indicateur) => jeuIndicateur(publication, url, indicateur)),
  ]
  return {
    '@context': CONTEXTE,
    '@id': url('/api/v1/catalogue'),
    '@type': 'dcat:Catalog',
    'dcterms:title': 'Cartable, observatoire ouvert du numérique éducatif',
    'dcterms:description':
      'Ce qui connecte, équipe et sert chaque école, collège et lycée de France, et ce qui s’y essaie.',
    'dcterms:language': LANGUE,
    'dcterms:publisher': EDITEUR,
    'dcterms:spatial': FRANCE,
    'dcterms:license': LICENCE,
    ...(publication.cree_le && { 'dcterms:modified': dateHeure(publication.cree_le) }),
    'dcat:dataset': jeux.map((jeu) => ({ ...jeu, ...distributionsOf(jeu, service) })),
    'dcat:service': [
      {
        '@id': service,
        '@type': 'dcat:DataService',
        'dcterms:title': 'API ouverte de Cartable',
        'dcterms:license': LICENCE,
        'dcat:endpointURL': { '@id': url('/api/v1') },
        'dcat:endpointDescription': { '@id': url('/api/openapi.json') },
        'dcat:servesDataset': jeux.map((jeu) => ({ '@id': jeu['@id'] })),
      },
    ],
  }
}

const dateHeure = (date: Date) => ({ '@type': 'xsd:dateTime', '@value': date.toISOString() })

/** Fields every dataset has. */
function jeu(
  publication: Publication,
  id: string,
  fiche: { titre: string; description: string; sources: string[] },
): Noeud {
  const lus = publication.imports.filter(({ source }) => fiche.sources.includes(source))
  const campagnes = [...new Set(lus.map(({ campagne }) => campagne))].filter(
    (c) => c !== CAMPAGNE_REFERENTIEL,
  )
  const annees = campagnes.map((campagne) => campagne.slice(0, 4)).sort()
  return {
    '@id': id,
    '@type': 'dcat:Dataset',
    'dcterms:title': fiche.titre,
    'dcterms:description': fiche.description,
    'dcterms:language': LANGUE,
    'dcterms:publisher': EDITEUR,
    'dcterms:spatial': FRANCE,
    'dcat:theme': EDUCATION,
    'dcat:version': String(publication.id),
    ...(publication.cree_le && { 'dcterms:modified': dateHeure(publication.cree_le) }),
    ...(annees.length > 0 && {
      'dcterms:temporal': {
        '@type': 'dcterms:PeriodOfTime',
        'dcat:startDate': { '@type': 'xsd:gYear', '@value': annees[0] },
        'dcat:endDate': { '@type': 'xsd:gYear', '@value': annees.at(-1) },
      },
    }),
    'dcterms:source': fiche.sources.flatMap((source) => {
      const url = findSource(source)?.url
      return url ? { '@id': url } : []
    }),
  }
}

function jeuReference(
  publication: Publication,
  url: (chemin: string) => string,
  { id, ...fiche }: { id: string; titre: string; description: string; sources: string[] },
): Noeud {
  return {
    ...jeu(publication, url(`/api/v1/${id}#jeu`), fiche),
    'dcat:landingPage': { '@id': url(`/api/v1/${id}`) },
  }
}

function jeuIndicateur(
  publication: Publication,
  url: (chemin: string) => string,
  indicateur: Indicateur,
): Noeud {
  const { id, libelle: titre, definition: description, composante } = indicateur
  const adresse = url(`/api/v1/indicateurs/${id}/valeurs?niveau=departement`)
  return {
    ...jeu(publication, url(`/api/v1/indicateurs/${id}`), {
      titre,
      description,
      sources: sourcesOfIndicateur(indicateur),
    }),
    'dcat:keyword': [composante, 'numérique éducatif'],
    'dcat:landingPage': { '@id': adresse },
  }
}

/** Files that a spreadsheet or a notebook opens, with their media types. */
const FICHIERS = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
}

/** What a program may fetch: the same address as the page, as JSON, then as files. */
function distributionsOf(noeud: Noeud, service: string): Noeud {
  const { '@id': adresse } = noeud['dcat:landingPage'] as { '@id': string }
  const [chemin = '', requete] = adresse.split('?')
  const commun = { '@type': 'dcat:Distribution', 'dcterms:license': LICENCE }
  return {
    'dcat:distribution': [
      {
        ...commun,
        'dcat:accessURL': { '@id': adresse },
        'dcat:mediaType': json('application/json'),
        'dcat:accessService': { '@id': service },
      },
      ...Object.entries(FICHIERS).map(([extension, type]) => ({
        ...commun,
        'dcat:accessURL': { '@id': adresse },
        'dcat:downloadURL': { '@id': `${chemin}.${extension}${requete ? `?${requete}` : ''}` },
        'dcat:mediaType': json(type),
      })),
    ],
  }
}
