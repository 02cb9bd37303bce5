import type pg from 'pg'
import { CopyWriter } from '../load.ts'
import type { ContourChoisi } from './selection.ts'

/** Territory rows of the reference sources, as received. */
interface ReleveTerritoire {
  niveau: string
  code: string
  valeurs: Record<string, string | number | null>
}

interface Position {
  niveau: string
  code: string
  emprise: number[]
  longitude: number
  latitude: number
}

interface Ligne {
  niveau: string
  code: string
  nom: string
  nature: string | null
  parents: Partial<Record<Parent, string | null>>
  population: number | null
  anciens: string[]
}

const PARENTS = [
  'commune',
  'epci',
  'circonscription',
  'departement',
  'academie',
  'region_academique',
  'region',
] as const
type Parent = (typeof PARENTS)[number]

const COLONNES = [
  'publication_id',
  'niveau',
  'code',
  'nom',
  'nature',
  ...PARENTS,
  'pays',
  'population',
  'anciens_codes',
  'longitude',
  'latitude',
  'emprise',
  'geometrie',
]

/**
 * Fills the `territoire` partition of a publication: every level with its parents, population and place.
 * @param imports imports of the territory sources, and of the contours with the nature of each.
 * @returns the number of territories written.
 */
export async function buildTerritoires(
  client: pg.ClientBase,
  table: string,
  publicationId: number,
  imports: { territoires: number[]; annuaire: number[]; contours: readonly ContourChoisi[] },
): Promise<number> {
  const { rows } = await client.query<ReleveTerritoire>(
    'select niveau, code, valeurs from releve where import_id = any ($1::integer[]) order by import_id, ligne',
    [imports.territoires],
  )
  const lignes = linkTerritoires(rows)
  lignes.push(...(await circonscriptionsOf(client, imports.annuaire, lignes)))
  const places = await placesOf(client, lignes, imports.contours)
  const copy = CopyWriter.start(client, table, COLONNES)
  for (const { niveau, code, nom, nature, parents, population, anciens } of lignes) {
    const place = places.get(`${niveau}|${code}`)
    const wait = copy.write([
      publicationId,
      niveau,
      code,
      nom,
      nature,
      ...PARENTS.map((parent) => parents[parent] ?? null),
      'FR',
      population,
      anciens,
      place?.longitude ?? null,
      place?.latitude ?? null,
      place?.emprise ?? null,
      place ? (place.reelle ? 'reelle' : 'schematique') : null,
    ])
    if (wait) await wait
  }
  await copy.end()
  return lignes.length
}

/** Circonscriptions du premier degré, as the annuaire names them beside its public écoles. */
async function circonscriptionsOf(
  client: pg.ClientBase,
  imports: readonly number[],
  lignes: readonly Ligne[],
): Promise<Ligne[]> {
  const { rows } = await client.query<{ code: string; nom: string; departement: string }>(
    `select valeurs ->> 'circonscription' as code, mode() within group (order by valeurs ->> 'circonscription_nom') as nom,
       mode() within group (order by valeurs ->> 'departement') as departement
     from releve
     where import_id = any ($1::integer[]) and valeurs ->> 'type' = 'ecole' and valeurs ->> 'circonscription' is not null
     group by 1 having count(valeurs ->> 'circonscription_nom') > 0 order by 1`,
    [imports],
  )
  const departements = new Map(lignes.filter((l) => l.niveau === 'departement').map((l) => [l.code, l]))
  return rows.map(({ code, nom, departement }) => ({
    niveau: 'circonscription',
    code,
    nom,
    nature: null,
    population: null,
    anciens: [],
    parents: { ...departements.get(departement)?.parents, circonscription: code },
  }))
}

const split = (text: unknown): string[] => (typeof text === 'string' && text !== '' ? text.split(',') : [])

/** Rows of all levels with their parents, académies included; population is summed upwards where missing. */
export function linkTerritoires(rows: readonly ReleveTerritoire[]): Ligne[] {
  const academieOf = new Map<string, string>()
  const regionAcademiqueOf = new Map<string, string>()
  for (const { niveau, code, valeurs } of rows) {
    if (niveau === 'academie') for (const d of split(valeurs.departements)) academieOf.set(d, code)
    if (niveau === 'region_academique')
      for (const r of split(valeurs.regions)) regionAcademiqueOf.set(r, code)
    if (niveau === 'departement' && valeurs.academie) academieOf.set(code, String(valeurs.academie))
  }
  const named = rows.filter(({ valeurs }) => typeof valeurs.nom === 'string')
  const regionOfDepartement = new Map(
    named.filter((r) => r.niveau === 'departement').map((r) => [r.code, String(r.valeurs.region)]),
  )
  const lignes = named.map(({ niveau, code, valeurs }): Ligne => {
    const text = (key: string) => (typeof valeurs[key] === 'string' ? String(valeurs[key]) : null)
    const departement = niveau === 'departement' ? code : text('departement')
    const region = niveau === 'region' ? code : regionOf(niveau, valeurs, departement, regionOfDepartement)
    return {
      niveau,
      code,
      nom: String(valeurs.nom),
      nature: text('nature'),
      population: typeof valeurs.population === 'number' ? valeurs.population : null,
      anciens: split(valeurs.anciens_codes),
      parents: {
        commune: niveau === 'commune' ? code : text('commune'),
        epci: niveau === 'epci' ? code : text('epci'),
        circonscription: null,
        departement,
        academie: niveau === 'academie' ? code : departement ? (academieOf.get(departement) ?? null) : null,
        region,
        region_academique: regionAcademique(niveau, code, valeurs, region, regionAcademiqueOf),
      },
    }
  })
  linkEpci(lignes)
  sumPopulations(lignes)
  return lignes
}

function regionOf(
  niveau: string,
  valeurs: ReleveTerritoire['valeurs'],
  departement: string | null,
  regionOfDepartement: Map<string, string>,
): string | null {
  if (typeof valeurs.region === 'string') return valeurs.region
  if (departement) return regionOfDepartement.get(departement) ?? null
  if (niveau !== 'academie') return null
  const regions = new Set(split(valeurs.departements).map((d) => regionOfDepartement.get(d)))
  return regions.size === 1 ? ([...regions][0] ?? null) : null
}

function regionAcademique(
  niveau: string,
  code: string,
  valeurs: ReleveTerritoire['valeurs'],
  region: string | null,
  byRegion: Map<string, string>,
): string | null {
  if (niveau === 'region_academique') return code
  if (typeof valeurs.region_academique === 'string') return valeurs.region_academique
  return region ? (byRegion.get(region) ?? null) : null
}

/** An EPCI belongs to the département (and the rest) where most of its communes are. */
function linkEpci(lignes: readonly Ligne[]): void {
  const counts = new Map<string, Map<Ligne, number>>()
  const first = new Map<string, Ligne>()
  for (const ligne of lignes) {
    const { epci, departement } = ligne.parents
    if (ligne.niveau !== 'commune' || !epci || !departement) continue
    const representative = first.get(`${epci}|${departement}`) ?? ligne
    first.set(`${epci}|${departement}`, representative)
    const count = counts.get(epci) ?? new Map<Ligne, number>()
    count.set(representative, (count.get(representative) ?? 0) + (ligne.population ?? 1))
    counts.set(epci, count)
  }
  for (const ligne of lignes) {
    if (ligne.niveau !== 'epci') continue
    const [main] = [...(counts.get(ligne.code) ?? [])].sort((a, b) => b[1] - a[1])[0] ?? []
    if (!main) continue
    const { departement, academie, region_academique, region } = main.parents
    ligne.parents = {
      epci: ligne.code,
      departement: departement ?? null,
      academie: academie ?? null,
      region_academique: region_academique ?? null,
      region: region ?? null,
    }
  }
}

function sumPopulations(lignes: readonly Ligne[]): void {
  const totals = new Map<string, number>()
  for (const { niveau, parents, population } of lignes) {
    if (niveau !== 'commune' || population === null) continue
    const keys = PARENTS.filter((parent) => parent !== 'commune').map(
      (parent) => `${parent}|${parents[parent]}`,
    )
    for (const key of [...keys, 'pays|FR']) totals.set(key, (totals.get(key) ?? 0) + population)
  }
  for (const ligne of lignes) ligne.population ??= totals.get(`${ligne.niveau}|${ligne.code}`) ?? null
}

type Place = Position & { reelle: boolean }

/** Box and centre of each territory: its own contours, else those of the communes it is made of. */
async function placesOf(
  client: pg.ClientBase,
  lignes: readonly Ligne[],
  contours: readonly ContourChoisi[],
): Promise<Map<string, Place>> {
  const { rows } = await client.query<Position & { import_id: number }>(
    'select import_id, niveau, code, emprise, longitude, latitude from contour where import_id = any ($1::integer[])',
    [contours.map(({ import_id }) => import_id)],
  )
  const chosen = new Map(contours.map((c) => [`${c.import_id}|${c.niveau}`, c]))
  const groups = new Groups<Place>()
  for (const row of rows) {
    const contour = chosen.get(`${row.import_id}|${row.niveau}`)
    if (contour) groups.add(`${row.niveau}|${row.code}`, { ...row, reelle: contour.reelle })
  }
  const own = new Set(groups.keys())
  for (const { niveau, code, parents } of lignes) {
    const parts = niveau === 'commune' ? groups.get(`commune|${code}`) : undefined
    for (const part of parts ?? []) {
      for (const parent of ABOVE_COMMUNE) {
        const key = `${parent}|${parents[parent]}`
        if (!own.has(key)) groups.add(key, part)
      }
      if (isMetropole(part)) groups.add('pays|FR', part)
    }
  }
  return new Map([...groups].map(([key, parts]) => [key, mergePlaces(parts)]))
}

const ABOVE_COMMUNE = ['epci', 'departement', 'academie', 'region_academique', 'region'] as const

/** The country opens on its European part: its overseas départements would make the box the whole globe. */
const isMetropole = ({ longitude, latitude }: Position): boolean => longitude > -6 && latitude > 40

/** Lists by key. */
class Groups<T> extends Map<string, T[]> {
  add(key: string, item: T): void {
    const group = this.get(key)
    if (group) group.push(item)
    else this.set(key, [item])
  }
}

function mergePlaces(parts: readonly Place[]): Place {
  const first = parts[0] as Place
  if (parts.length === 1) return first
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const emprise = [0, 1, 2, 3].map((axis) =>
    parts
      .map((part) => part.emprise[axis] as number)
      .reduce((a, b) => (axis < 2 ? Math.min(a, b) : Math.max(a, b))),
  )
  return {
    ...first,
    emprise,
    longitude: mean(parts.map((part) => part.longitude)),
    latitude: mean(parts.map((part) => part.latitude)),
    reelle: parts.every((part) => part.reelle),
  }
}
