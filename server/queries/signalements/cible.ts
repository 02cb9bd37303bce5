import { NIVEAUX, type Niveau } from '../../../data/catalogue/model/niveau.ts'
import type { Territoire } from '../../contract/territoires.ts'
import type { LigneEtablissement } from '../etablissements.ts'

/** What a report is about: a school or a territory, and where it stands. */
export interface Cible {
  niveau: 'etablissement' | Niveau
  code: string
  nom: string
  /** Code of each territory it stands in, by level; a territory stands in itself. */
  territoires: Record<string, string>
  longitude: number | null
  latitude: number | null
}

/** Levels a school stands in, from its own row. */
export function cibleEcole(ligne: LigneEtablissement): Cible {
  const { uai, nom, longitude, latitude } = ligne
  const dedans = NIVEAUX.flatMap((niveau) => {
    const code = ligne[niveau]
    return code ? [[niveau, code] as const] : []
  })
  return {
    niveau: 'etablissement',
    code: uai,
    nom,
    territoires: Object.fromEntries(dedans),
    longitude,
    latitude,
  }
}

export function cibleTerritoire({ niveau, code, nom, parents, longitude, latitude }: Territoire): Cible {
  const dedans = Object.entries(parents).map(([nom, parent]) => [nom, parent.code] as const)
  return {
    niveau,
    code,
    nom,
    territoires: { ...Object.fromEntries(dedans), [niveau]: code },
    longitude,
    latitude,
  }
}
