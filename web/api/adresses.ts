import type { Selection } from '../state/vue.ts'

/** Addresses of the API, built in one place. Values come from the address bar: they are escaped. */
const API = '/api/v1'
const q = encodeURIComponent

function query(params: Record<string, string | null | readonly string[]>): string {
  const parts = Object.entries(params).flatMap(([key, value]) => {
    if (value === null) return []
    return typeof value === 'string' ? [`${key}=${q(value)}`] : value.map((item) => `${key}=${q(item)}`)
  })
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

export interface Perimetre {
  type: string
  secteur: string
}

/** Schools kept: a perimeter, networks of priority education, conditions in the grammar of the API. */
export interface Filtres extends Perimetre {
  education_prioritaire?: readonly string[]
  filtre?: readonly string[]
}

/** Parameters that the API gives to the filters beyond a perimeter. */
const restrictions = ({ education_prioritaire = [], filtre = [] }: Filtres) => ({
  education_prioritaire: education_prioritaire.length > 0 ? education_prioritaire.join(',') : null,
  filtre,
})

export const adresseEtat = (): string => `${API}/etat`
export const adresseIndicateurs = (): string => `${API}/indicateurs`

export const adresseValeurs = (
  indicateur: string,
  niveau: string,
  campagne: string | null,
  filtres: Filtres,
): string => {
  const { type, secteur } = filtres
  const params = { niveau, campagne, type, secteur, ...restrictions(filtres) }
  return `${API}/indicateurs/${q(indicateur)}/valeurs${query(params)}`
}

/** Everything known of what is selected: the synthesis of a territory, or a school. `campagne`: `null` for the latest of each indicator. */
export function adresseFiche(
  { niveau, code }: Selection,
  { type, secteur }: Perimetre,
  campagne: string | null = null,
): string {
  if (niveau === 'etablissement') return `${API}/etablissements/${q(code)}`
  return `${API}/territoires/${q(niveau)}/${q(code)}/synthese${query({ type, secteur, campagne })}`
}

export const adresseTerritoire = ({ niveau, code }: Selection): string =>
  `${API}/territoires/${q(niveau)}/${q(code)}`

export const adresseTerritoires = (niveau: string): string =>
  `${API}/territoires${query({ niveau, limit: '1000' })}`

/** Every name of a level. */
export const adresseRepertoire = (niveau: string): string => `${API}/repertoire${query({ niveau })}`

/** Outlines of a level, light enough to be drawn without a map engine. */
export const adresseContours = (niveau: string): string => `${API}/contours${query({ niveau })}`

export const adressePositions = (): string => `${API}/etablissements/positions`

export const adresseRecherche = (texte: string): string =>
  `${API}/recherche${query({ q: texte, limit: '8' })}`

/** Open schools around a place. @param rayon in metres. */
export const adresseProches = (
  { longitude, latitude }: { longitude: number; latitude: number },
  rayon: number,
): string =>
  `${API}/etablissements${query({
    near: `${longitude},${latitude},${rayon}`,
    ouvert: 'oui',
    champs: 'nom,commune,longitude,latitude',
    limit: '1000',
  })}`

/** Template of the tiles of a layer, for one publication. Absolute: the worker of the map has no page. */
export const adresseTuiles = (publication: number, couche: string): string =>
  `${location.origin}/tuiles/${publication}/${couche}/{z}/{x}/{y}.mvt`
