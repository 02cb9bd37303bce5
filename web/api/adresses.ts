import type { Selection } from '../state/vue.ts'

/** Addresses of the API, built in one place. Values come from the address bar: they are escaped. */
const API = '/api/v1'
const q = encodeURIComponent

function query(params: Record<string, string | null>): string {
  const parts = Object.entries(params).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${q(value)}`],
  )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

export interface Perimetre {
  type: string
  secteur: string
}

export const adresseEtat = (): string => `${API}/etat`
export const adresseIndicateurs = (): string => `${API}/indicateurs`

export const adresseValeurs = (
  indicateur: string,
  niveau: string,
  campagne: string | null,
  { type, secteur }: Perimetre,
): string => `${API}/indicateurs/${q(indicateur)}/valeurs${query({ niveau, campagne, type, secteur })}`

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

export const adresseTerritoires = (niveau: string, parent: string | null = null): string =>
  `${API}/territoires${query({ niveau, parent, limit: '1000' })}`

export const adresseEtablissements = (territoire: string, { type, secteur }: Perimetre): string =>
  `${API}/etablissements${query({
    territoire,
    type: type === 'tous' ? null : type,
    secteur: secteur === 'tous' ? null : secteur,
    limit: '1000',
  })}`

export const adresseRecherche = (texte: string): string =>
  `${API}/recherche${query({ q: texte, limit: '8' })}`

/** Template of the tiles of a layer, for one publication. Absolute: the worker of the map has no page. */
export const adresseTuiles = (publication: number, couche: string): string =>
  `${location.origin}/tuiles/${publication}/${couche}/{z}/{x}/{y}.mvt`
