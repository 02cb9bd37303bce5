import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { champsOfLecture, lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import type { LigneRecue } from '../../data/synthese/observer.ts'
import type { Db } from './db.ts'
import type { LigneEtablissement } from './etablissements.ts'
import type { Publication } from './publication.ts'

/** A received line, with the campaign and the kind of unit it is about. */
export type LigneDatee = LigneRecue & { campagne: string; niveau: string }

/**
 * Lines that the publication reads about a school and about its commune. Only the imports its indicators
 * read are named: each import is a partition, and planning a query over many costs more than running it.
 */
export async function listLignesRecues(
  db: Db,
  publication: Publication,
  { uai, commune }: Pick<LigneEtablissement, 'uai' | 'commune'>,
  indicateurs: readonly Indicateur[],
): Promise<LigneDatee[]> {
  const lectures = indicateurs.flatMap(({ mesure }) => lecturesOfMesure(mesure)).flatMap(champsOfLecture)
  // Reference data count too, lists of programmes among them; columns of the school are not read here.
  const sources = new Set(lectures.flatMap((lecture) => lecture.sources))
  const lus = publication.imports.filter(({ source }) => sources.has(source))
  if (lus.length === 0) return []
  const rows = await db
    .selectFrom('releve')
    .select(['import_id', 'campagne', 'niveau', 'ligne', 'valeurs', 'statuts'])
    .where('import_id', 'in', [...new Set(lus.map(({ import_id }) => import_id))])
    .where('code', 'in', [uai, commune])
    .where('niveau', 'in', ['etablissement', 'commune'])
    .orderBy('ligne')
    .execute()
  return rows.flatMap((row) => {
    const lu = lus.find(({ import_id, campagne }) => import_id === row.import_id && campagne === row.campagne)
    return lu ? [{ ...row, source: lu.source } as LigneDatee] : []
  })
}

/** A published value of a territory, shown beside its schools. */
export interface LigneTerritoire {
  indicateur: string
  niveau: string
  campagne: string
  valeur: number | null
  statut: Statut
}

/** Published values of the territories a school stands in, for the indicators that describe territories. */
export async function listLignesTerritoire(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<LigneTerritoire[]> {
  const grains = new Set(INDICATEURS.map(({ grain }) => grain).filter((grain) => grain !== 'etablissement'))
  const lots = [...grains].map(async (niveau) => {
    const code = ecole[niveau]
    if (code === null) return []
    const rows = await db
      .selectFrom('synthese')
      .select(['indicateur', 'niveau', 'campagne', 'valeur', 'statut'])
      .where('publication_id', '=', publication.id)
      .where('niveau', '=', niveau)
      .where('code', '=', code)
      .where('type', '=', TOUS)
      .where('secteur', '=', TOUS)
      .execute()
    return rows.map((row) => ({ ...row, statut: row.statut as Statut }))
  })
  return (await Promise.all(lots)).flat()
}
