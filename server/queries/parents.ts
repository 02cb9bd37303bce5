import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { NIVEAUX_CONTENANTS } from './niveaux.ts'
import type { Publication } from './publication.ts'

/** Codes of the territories a row stands in, as columns named after the levels. */
export interface Appartenance {
  pays: string
  region: string | null
  region_academique: string | null
  academie: string | null
  departement: string | null
  epci: string | null
  circonscription: string | null
  commune: string | null
  commune_nom: string | null
}

/** Name and code of each territory that contains a row, its own level left out. */
export function parentsOf(
  publication: Publication,
  ligne: Appartenance,
  propre: Niveau | null,
): Partial<Record<Niveau, { code: string; nom: string }>> {
  const parents: Partial<Record<Niveau, { code: string; nom: string }>> = {}
  for (const niveau of NIVEAUX_CONTENANTS) {
    const code = ligne[niveau]
    if (!code || niveau === propre) continue
    const nom = niveau === 'commune' ? ligne.commune_nom : nomOf(publication, niveau, code)
    parents[niveau] = { code, nom: nom ?? code }
  }
  return parents
}

/** Name of a territory that contains others; its code when the referential does not name it. */
export const nomOf = (publication: Publication, niveau: Niveau, code: string): string =>
  publication.noms.get(niveau)?.get(code) ?? code
