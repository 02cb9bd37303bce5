import { findLecture } from '../catalogue/cellules.ts'
import type { LectureChamp } from '../catalogue/model/mesure.ts'
import { type LigneRecue, type Observation, observe } from '../synthese/observer.ts'
import type { Cellule, Lire, PublicationLue } from './lecture.ts'

interface LigneDatee extends LigneRecue {
  campagne: string
  niveau: string
  code: string
}

/** Fields of received lines, as the indicators read them: the first source that answers wins. */
export const lireChamps: Lire = async (db, publication, cellules) => {
  const lectures = cellules.map(({ indicateur, champ }) => findLecture(indicateur ?? '', champ))
  const lus = publication.imports.filter((lu) =>
    cellules.some(
      ({ campagne }, rang) => lu.campagne === campagne && lectures[rang]?.sources.includes(lu.source),
    ),
  )
  if (lus.length === 0) return cellules.map(() => undefined)
  const rows = await db
    .selectFrom('releve')
    .select(['import_id', 'campagne', 'niveau', 'code', 'ligne', 'valeurs', 'statuts'])
    .where('import_id', 'in', [...new Set(lus.map(({ import_id }) => import_id))])
    .where('code', 'in', [...new Set(cellules.map(({ code }) => code))])
    .orderBy('ligne')
    .execute()
  const lignes = rows.flatMap((row) => {
    const lu = lus.find(({ import_id, campagne }) => import_id === row.import_id && campagne === row.campagne)
    return lu ? [{ ...row, source: lu.source } as LigneDatee] : []
  })
  return cellules.map((cellule, rang) => {
    const lecture = lectures[rang]
    return lecture ? observerCellule(publication, lignes, cellule, lecture) : undefined
  })
}

function observerCellule(
  { imports }: PublicationLue,
  lignes: readonly LigneDatee[],
  { niveau, code, campagne }: Cellule,
  lecture: LectureChamp,
): Observation | undefined {
  const siennes = lignes.filter(
    (ligne) => ligne.niveau === niveau && ligne.code === code && ligne.campagne === campagne,
  )
  const lus = new Map(
    imports.filter((lu) => lu.campagne === campagne).map(({ source, import_id }) => [source, import_id]),
  )
  const observee = observe(lecture, { lignes: siennes, imports: lus }) ?? undefined
  return niveau === 'commune' ? sommer(observee, siennes, lecture.champ) : observee
}

/** A merged commune has one line for each of those it took over: they are added. */
function sommer(
  observee: Observation | undefined,
  lignes: readonly LigneDatee[],
  champ: string,
): Observation | undefined {
  const nombres = lignes
    .filter(({ source }) => source === observee?.source)
    .flatMap(({ valeurs }) => (typeof valeurs[champ] === 'number' ? [valeurs[champ]] : []))
  if (!observee || nombres.length < 2) return observee
  return { ...observee, valeur: nombres.reduce((somme, nombre) => somme + nombre, 0) }
}
