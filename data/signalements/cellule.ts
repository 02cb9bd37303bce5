import { CHAMP_SYNTHESE } from '../catalogue/cellules.ts'
import { lireChamps } from './cellule-champ.ts'
import { lireEcoles } from './cellule-ecole.ts'
import { lireSyntheses, lireTerritoires } from './cellule-territoire.ts'
import type { Cellule, Db, Lire, Lue, PublicationLue } from './lecture.ts'

/** One writing per cell: two reports of the same key are about the same thing. */
export function cleOf({ niveau, code, champ, indicateur, campagne, type, secteur }: Cellule): string {
  const precise = champ === CHAMP_SYNTHESE ? `${champ}.${indicateur}.${type}.${secteur}` : champ
  return `${niveau}:${code}:${precise}:${campagne}`
}

const GENRES: readonly { lire: Lire; concerne(cellule: Cellule): boolean }[] = [
  { lire: lireSyntheses, concerne: ({ champ }) => champ === CHAMP_SYNTHESE },
  { lire: lireChamps, concerne: ({ indicateur }) => indicateur !== null },
  { lire: lireEcoles, concerne: ({ niveau }) => niveau === 'etablissement' },
  { lire: lireTerritoires, concerne: () => true },
]

/** What a publication says of some cells, in their order; one statement per kind of cell. */
export async function lireCellules(
  db: Db,
  publication: PublicationLue,
  cellules: readonly Cellule[],
): Promise<(Lue | undefined)[]> {
  const lues: (Lue | undefined)[] = cellules.map(() => undefined)
  const genreOf = (cellule: Cellule) => GENRES.findIndex(({ concerne }) => concerne(cellule))
  for (const [genre, { lire }] of GENRES.entries()) {
    const rangs = cellules.flatMap((cellule, rang) => (genreOf(cellule) === genre ? [rang] : []))
    if (rangs.length === 0) continue
    const reponses = await lire(
      db,
      publication,
      rangs.map((rang) => cellules[rang] as Cellule),
    )
    for (const [i, rang] of rangs.entries()) lues[rang] = reponses[i]
  }
  return lues
}
