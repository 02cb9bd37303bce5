import { CHAMP_SYNTHESE, type ChampSignalable } from '../../../data/catalogue/cellules.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { findIndicateur } from '../../../data/catalogue/registry.ts'
import { lireCellules } from '../../../data/signalements/cellule.ts'
import type { Cellule, Lue } from '../../../data/signalements/lecture.ts'
import type { RequeteSynthese } from '../../contract/synthese.ts'
import type { Db } from '../db.ts'
import type { Publication } from '../publication.ts'
import { listValeursTerritoire } from '../synthese.ts'

export type { Cellule, Lue }

const RIEN: Lue = { valeur: null, statut: 'non_disponible', source: null, import_id: null, ligne: null }

/** What is published of some cells; a synthesis that is not kept is computed. */
export async function readPubliees(
  db: Db,
  publication: Publication,
  cellules: readonly Cellule[],
): Promise<Lue[]> {
  const lues = await lireCellules(db, publication, cellules)
  return Promise.all(
    cellules.map(async (cellule, rang) => {
      const lue = lues[rang]
      if (lue || cellule.champ !== CHAMP_SYNTHESE) return lue ?? RIEN
      return (await readCalculee(db, publication, cellule)) ?? RIEN
    }),
  )
}

async function readCalculee(db: Db, publication: Publication, cellule: Cellule): Promise<Lue | undefined> {
  const indicateur = findIndicateur(cellule.indicateur ?? '')
  if (!indicateur) return undefined
  const territoire = { niveau: cellule.niveau as Niveau, code: cellule.code }
  const { campagne, type, secteur } = cellule
  const requete = { campagne, type, secteur } as RequeteSynthese
  const [calculee] = await listValeursTerritoire(db, publication, territoire, requete, [indicateur])
  return calculee && { ...RIEN, valeur: calculee.valeur, statut: calculee.statut }
}

/** Source whose producer answers for a cell: the one that spoke, else the first that should have. */
export function sourceOf(publication: Publication, { sources }: ChampSignalable, lue: Lue): string {
  const lus = new Set(publication.imports.map(({ source }) => source))
  return lue.source ?? sources.find((source) => lus.has(source)) ?? sources[0] ?? ''
}
