import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'

/** Address of the report form, written in one place for the site and the server. */
export { adresseSignaler, type Cellule } from '../../data/catalogue/model/cellule.ts'

/** Addresses of the API read by the pages of a territory and of a school. Values come from the address bar: they are escaped. */
const API = '/api/v1'
const q = encodeURIComponent

export interface Lieu {
  niveau: string
  code: string
}

function avec(chemin: string, params: Record<string, string | null>): string {
  const parts = Object.entries(params).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${q(value)}`],
  )
  return parts.length === 0 ? chemin : `${chemin}?${parts.join('&')}`
}

const territoire = ({ niveau, code }: Lieu): string => `${API}/territoires/${q(niveau)}/${q(code)}`
const perimetreDe = ({ type, secteur }: PerimetreEcoles) => ({ type, secteur })

/** Page of the site about a territory, on a perimeter or on its own. */
export const pageTerritoire = ({ niveau, code }: Lieu): string => `/territoires/${q(niveau)}/${q(code)}`
export const pageEtablissement = (uai: string): string => `/etablissements/${q(uai)}`
export const pageComparerEcoles = (uais: readonly string[]): string =>
  `/comparer?etablissements=${uais.map(q).join(',')}`
export const pageComparer = (lieux: readonly Lieu[], perimetre: PerimetreEcoles): string =>
  `/comparer?territoires=${lieux.map(({ niveau, code }) => `${niveau}:${code}`).join(',')}&type=${perimetre.type}&secteur=${perimetre.secteur}`

export const adresseSynthese = (lieu: Lieu, perimetre: PerimetreEcoles): string =>
  avec(`${territoire(lieu)}/synthese`, perimetreDe(perimetre))

/** @param indicateur one only; null for all of them. */
export const adresseRangs = (lieu: Lieu, perimetre: PerimetreEcoles, indicateur: string | null): string =>
  avec(`${territoire(lieu)}/rangs`, { ...perimetreDe(perimetre), indicateur })

/** @param criteres what makes two territories alike; all of them when there is none to choose among. */
export const adressePairs = (lieu: Lieu, criteres: readonly string[]): string =>
  avec(`${territoire(lieu)}/pairs`, { limit: '5', criteres: criteres.length > 0 ? criteres.join(',') : null })
export const adresseProgrammes = (lieu: Lieu): string => `${territoire(lieu)}/programmes`

export const adresseEvolution = (lieu: Lieu, perimetre: PerimetreEcoles, indicateur: string): string =>
  avec(`${territoire(lieu)}/evolution`, { indicateur, ...perimetreDe(perimetre) })

export const adresseComparaison = (lieux: readonly Lieu[], perimetre: PerimetreEcoles): string =>
  avec(`${API}/comparaison`, {
    territoires: lieux.map(({ niveau, code }) => `${niveau}:${code}`).join(','),
    ...perimetreDe(perimetre),
  })

export const adresseComparaisonEcoles = (uais: readonly string[]): string =>
  avec(`${API}/comparaison/etablissements`, { etablissements: uais.join(',') })

export const adresseProvenance = (
  lieu: Lieu,
  perimetre: PerimetreEcoles,
  indicateur: string,
  campagne: string | null,
): string =>
  avec(`${territoire(lieu)}/synthese/${q(indicateur)}/provenance`, {
    ...perimetreDe(perimetre),
    campagne,
    limit: '50',
  })

export const adresseProvenanceEtablissement = (uai: string, indicateur: string, campagne: string): string =>
  avec(`${API}/etablissements/${q(uai)}/valeurs/${q(indicateur)}/provenance`, { campagne })

export const adresseEtablissement = (uai: string): string => `${API}/etablissements/${q(uai)}`
export const adressePositions = (uai: string): string => `${adresseEtablissement(uai)}/positions`
export const adresseLiens = (uai: string): string => `${adresseEtablissement(uai)}/liens`
export const adresseVoisins = ({ longitude, latitude }: { longitude: number; latitude: number }): string =>
  avec(`${API}/etablissements`, { near: `${longitude},${latitude},5000`, ouvert: 'oui', limit: '60' })

/** Open schools of a perimeter, sorted and filtered by the API. */
export function adresseEcoles(
  lieu: Lieu,
  { type, secteur }: PerimetreEcoles,
  { q: mots, tri, indicateurs, limit = '200' }: ListeVoulue,
): string {
  return avec(`${API}/etablissements`, {
    territoire: `${lieu.niveau}:${lieu.code}`,
    type: type === 'tous' ? null : type,
    secteur: secteur === 'tous' ? null : secteur,
    ouvert: 'oui',
    q: mots.trim().length >= 2 ? mots.trim() : null,
    tri,
    indicateurs: indicateurs.length > 0 ? indicateurs.join(',') : null,
    limit,
  })
}

export interface ListeVoulue {
  q: string
  tri: string
  indicateurs: readonly string[]
  limit?: string | null
}

/** The same rows as a file. */
export function enFichier(adresse: string, extension: string): string {
  const [chemin = '', requete] = adresse.split('?')
  return `${chemin}.${extension}${requete ? `?${requete}` : ''}`
}

/** Drawing that says where a territory is. */
export const adresseVignette = ({ niveau, code }: Lieu): string => `/vignettes/${q(niveau)}/${q(code)}.svg`
