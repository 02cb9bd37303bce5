import { SOURCES } from '../../data/catalogue/index.generated.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { COTE_MONDE, tracer } from '../../data/dessin/trace.ts'
import type { Contours } from '../contract/contours.ts'
import type { Enveloppe } from '../contract/enveloppe.ts'
import type { Db } from './db.ts'
import type { ImportLu, Publication } from './publication.ts'

/** Outer and inner rings of the shapes of one territory, in degrees: longitude, latitude. */
export interface Contour {
  code: string
  anneaux: [number, number][][]
}

const SCHEMATIQUES = 'contours-schematiques'

/** Import whose shapes the publication uses for a level: the official ones, else the schematic ones. */
function importOf({ imports }: Publication, niveau: Niveau): ImportLu | null {
  const officielle = SOURCES.find((source) => source.genre === 'contours' && source.niveau === niveau)?.id
  const lu =
    imports.find(({ source }) => source === officielle) ??
    imports.find(({ source }) => source === SCHEMATIQUES)
  return lu ?? null
}

interface Geometrie {
  type: 'Polygon' | 'MultiPolygon'
  coordinates: [number, number][][] | [number, number][][][]
}

const anneauxOf = ({ type, coordinates }: Geometrie): [number, number][][] =>
  type === 'Polygon' ? (coordinates as [number, number][][]) : (coordinates as [number, number][][][]).flat()

/** Shapes of some territories of a level, of all of them when `codes` is null; those without shape are left out. */
export async function listContours(
  db: Db,
  publication: Publication,
  niveau: 'commune' | 'departement',
  codes: readonly string[] | null,
): Promise<Contour[]> {
  const import_id = importOf(publication, niveau)?.import_id
  if (import_id === undefined || codes?.length === 0) return []
  let lignes = db
    .selectFrom('contour')
    .select(['code', 'geometrie'])
    .where('import_id', '=', import_id)
    .where('niveau', '=', niveau)
    .orderBy('code')
  if (codes) lignes = lignes.where('code', 'in', [...codes])
  const rows = await lignes.execute()
  return rows.map(({ code, geometrie }) => ({ code, anneaux: anneauxOf(geometrie as unknown as Geometrie) }))
}

/** Codes of the territories of a level inside another. */
export async function listCodesDans(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  dans: { niveau: Exclude<Niveau, 'arrondissement'>; code: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('territoire')
    .select('code')
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', niveau)
    .where(dans.niveau, '=', dans.code)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

interface Dessine {
  code: string
  nom: string
  departement: string
  /** Territories whose shapes make its own. */
  formes: string[]
}

/** Territories of a level, in some départements or in all of them, and the shapes each is made of. */
async function listDessines(
  db: Db,
  publication: Publication,
  niveau: Contours['niveau'],
  departements: readonly string[] | null,
): Promise<Dessine[]> {
  let lignes = db
    .selectFrom('territoire')
    .select(['code', 'nom', 'departement', 'epci'])
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', niveau === 'departement' ? 'departement' : 'commune')
    .orderBy('code')
  if (departements)
    lignes = lignes.where(niveau === 'departement' ? 'code' : 'departement', 'in', [...departements])
  const rows = await lignes.execute()
  const seuls = rows.map(({ code, nom, departement }) => ({
    ...{ code, nom, departement: departement ?? code },
    formes: [code],
  }))
  if (niveau !== 'epci') return seuls
  const noms = await db
    .selectFrom('territoire')
    .select(['code', 'nom'])
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', 'epci')
    .where('code', 'in', ['', ...rows.flatMap(({ epci }) => epci ?? [])])
    .orderBy('code')
    .execute()
  return noms.map(({ code, nom }) => {
    const membres = rows.filter(({ epci }) => epci === code)
    return {
      ...{ code, nom, departement: membres[0]?.departement ?? '' },
      formes: membres.map((membre) => membre.code),
    }
  })
}

type Dessin = Omit<Contours, keyof Enveloppe> & { source: string[] }

/** Shapes of a level as SVG paths, and the source they come from. @param departements `null`: all of them. */
export async function findContours(
  db: Db,
  publication: Publication,
  niveau: Contours['niveau'],
  departements: readonly string[] | null,
): Promise<Dessin> {
  const grain = niveau === 'departement' ? 'departement' : 'commune'
  const lu = importOf(publication, grain)
  const dessines = await listDessines(db, publication, niveau, departements)
  const contours = await listContours(
    db,
    publication,
    grain,
    dessines.flatMap(({ formes }) => formes),
  )
  const traces = new Map(contours.map(({ code, anneaux }) => [code, tracer(anneaux)]))
  const traceOf = ({ formes }: Dessine): string => formes.map((code) => traces.get(code) ?? '').join('')
  const traced = dessines.filter((dessine) => traceOf(dessine) !== '')
  return {
    niveau,
    cote_monde: COTE_MONDE,
    codes: traced.map(({ code }) => code),
    noms: traced.map(({ nom }) => nom),
    departements: traced.map(({ departement }) => departement),
    traces: traced.map(traceOf),
    geometrie: lu && (lu.source === SCHEMATIQUES ? 'schematique' : 'reelle'),
    source: lu ? [lu.source] : [],
  }
}
