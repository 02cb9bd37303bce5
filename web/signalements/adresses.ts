/** Addresses of the site and of the API about reports. Values come from the address bar: they are escaped. */
const API = '/api/v1/signalements'
const q = encodeURIComponent

/** What a report is about: a school, or a territory. */
export interface Cible {
  niveau: string
  code: string
}

/** `etablissement:0350001A` or `departement:35`, as an address writes it; `null` when it is neither. */
export function readCible(texte: string | null): Cible | null {
  const [, niveau = '', code = ''] =
    /^(?:territoire:)?([a-z_]{2,20}):([0-9A-Za-z]{1,12})$/.exec(texte ?? '') ?? []
  return niveau === '' ? null : { niveau, code: code.toUpperCase() }
}

const isEcole = ({ niveau }: Cible): boolean => niveau === 'etablissement'

/** The target, as the API names it when it is sent. */
export const cibleEnvoyee = (cible: Cible): Record<string, string> =>
  isEcole(cible) ? { uai: cible.code } : { territoire: `${cible.niveau}:${cible.code}` }

export const pageCible = (cible: Cible): string =>
  isEcole(cible) ? `/etablissements/${q(cible.code)}` : `/territoires/${q(cible.niveau)}/${q(cible.code)}`

export const adresseNom = (cible: Cible): string =>
  isEcole(cible)
    ? `/api/v1/etablissements/${q(cible.code)}`
    : `/api/v1/territoires/${q(cible.niveau)}/${q(cible.code)}`

export interface CelluleVoulue {
  indicateur: string | null
  campagne: string | null
  type: string | null
  secteur: string | null
}

export function adresseCellules(cible: Cible, voulue: CelluleVoulue): string {
  const lieu = isEcole(cible) ? { uai: cible.code } : { niveau: cible.niveau, code: cible.code }
  const parts = Object.entries({ ...lieu, ...voulue }).flatMap(([cle, valeur]) =>
    valeur === null ? [] : [`${cle}=${q(valeur)}`],
  )
  return `${API}/cellules?${parts.join('&')}`
}

export const adresseSignalements = API
export const adresseSignalement = (id: number): string => `${API}/${id}`
export const pageSignalement = (id: number): string => `/signalements/${id}`

/** What the holder of a secret link reads and does. */
export const adresseSuivi = (jeton: string): string => `${API}/suivi/${q(jeton)}`
