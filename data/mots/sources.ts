import { libelleCampagne } from '../catalogue/model/campagne.ts'
import { jour } from './texte.ts'

interface Citee {
  id: string
  titre: string
  producteur: string
  url: string
  licence: { titre: string }
  campagne: string | null
  date_import: string | null
}

/** One source, all of its files together. */
export interface SourceResumee {
  titre: string
  producteur: string
  url: string
  licence: string
  /** « rentrées 2022 et 2024 », « 1er trimestre 2026 »; empty for reference data. */
  campagnes: string
  /** Day of the latest import; empty when unknown. */
  importee: string
}

/** Files of an answer brought together by source, in their order. */
export function summariseSources(citees: readonly Citee[]): SourceResumee[] {
  const parSource = new Map<string, Citee[]>()
  for (const citee of citees) parSource.set(citee.id, [...(parSource.get(citee.id) ?? []), citee])
  return [...parSource.values()].flatMap((fichiers) => {
    const [premier] = fichiers
    if (!premier) return []
    const { titre, producteur, url, licence } = premier
    const derniere = fichiers
      .flatMap(({ date_import }) => date_import ?? [])
      .sort()
      .at(-1)
    const campagnes = [...new Set(fichiers.flatMap(({ campagne }) => campagne ?? []))].sort()
    return [
      {
        titre,
        producteur,
        url,
        licence: licence.titre,
        campagnes: ditCampagnes(campagnes),
        importee: derniere ? jour(derniere) : '',
      },
    ]
  })
}

/** « rentrées 2022, 2023 et 2024 ». */
function ditCampagnes(campagnes: readonly string[]): string {
  const libelles = campagnes.map(libelleCampagne)
  const rentrees = libelles.every((libelle) => libelle.startsWith('rentrée '))
  if (libelles.length < 2 || !rentrees) return enumerate(libelles)
  return `rentrées ${enumerate(libelles.map((libelle) => libelle.slice('rentrée '.length)))}`
}

const enumerate = (mots: readonly string[]): string =>
  mots.length < 2 ? mots.join('') : `${mots.slice(0, -1).join(', ')} et ${mots.at(-1)}`
