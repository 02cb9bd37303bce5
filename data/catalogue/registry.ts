import { INDICATEURS_DECLARES, NIVEAUX_DECLARES, PROGRAMMES, SOURCES } from './index.generated.ts'
import type { Indicateur } from './model/indicateur.ts'
import { sourcesOfIndicateur } from './model/indicateur.ts'
import type { DeclarationNiveau, Niveau } from './model/niveau.ts'
import { indicateurOfProgramme } from './model/programme.ts'
import type { Source } from './model/source.ts'

/** Every indicator: those declared, and one per programme whose schools are listed. */
export const INDICATEURS: readonly Indicateur[] = [
  ...INDICATEURS_DECLARES,
  ...PROGRAMMES.flatMap((programme) => indicateurOfProgramme(programme) ?? []),
]

const sourceById = uniqueIndex(SOURCES, 'source')
const indicateurById = uniqueIndex(INDICATEURS, 'indicateur')
const niveauById = uniqueIndex(NIVEAUX_DECLARES, 'niveau')

function uniqueIndex<T extends { id: string }>(list: readonly T[], kind: string): Map<string, T> {
  const index = new Map(list.map((item) => [item.id, item]))
  if (index.size !== list.length) throw new Error(`two declarations of ${kind} share an id`)
  return index
}

for (const indicateur of INDICATEURS) {
  for (const id of sourcesOfIndicateur(indicateur)) {
    if (!sourceById.has(id)) throw new Error(`indicator ${indicateur.id} reads an undeclared source: ${id}`)
  }
}

/** The declared source of this id, if any. */
export const findSource = (id: string): Source | undefined => sourceById.get(id)
/** How a source is named to readers; its id when it is no longer declared. */
export const nameSource = (id: string): string => sourceById.get(id)?.titre ?? id
/** The declared indicator of this id, if any. */
export const findIndicateur = (id: string): Indicateur | undefined => indicateurById.get(id)
/** The declaration of a territory level. */
export function getNiveau(id: Niveau): DeclarationNiveau {
  const niveau = niveauById.get(id)
  if (!niveau) throw new Error(`level ${id} is not declared`)
  return niveau
}
