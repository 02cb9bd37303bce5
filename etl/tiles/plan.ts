import { createHash } from 'node:crypto'
import type pg from 'pg'
import { BASES, COUCHES_TERRITOIRE, type Couche, type CoucheTerritoire, TILE_FORMAT } from './layers.ts'
import {
  digestOfContours,
  digestOfNames,
  digestOfParents,
  digestOfSchools,
  type Prepared,
} from './sources.ts'

/** An import of contours chosen for the publication, for one of the levels it holds. */
export interface ImportContours {
  source: string
  niveau: string
  import_id: number
  /** Digest of the file. */
  sha256: string
}

/** A set of tiles to draw, known by the digest of all that it shows. */
export interface LayerToDraw<C extends Couche = Couche> {
  couche: C
  empreinte: string
}

/** Layers drawn from one reading of the contours of a level. */
export interface SurfaceTask {
  genre: 'surfaces'
  base: CoucheTerritoire
  imports: number[]
  layers: LayerToDraw<CoucheTerritoire>[]
}

export interface SchoolTask {
  genre: 'etablissements'
  layer: LayerToDraw<'etablissement'>
}

/** Work that shares its inputs, for one worker. */
export type Task = SurfaceTask | SchoolTask

/** A set already stored whose inputs are the same. */
export interface ReusedSet {
  couche: Couche
  jeu: number
  tuiles: number
  octets: number
}

export interface Plan {
  reused: ReusedSet[]
  /** Heaviest first. */
  tasks: Task[]
  /** Layers of territories that no contour can draw. */
  missing: CoucheTerritoire[]
}

/** Decides what has to be drawn: layers whose inputs gave a set already are not. */
export async function planTiles(
  client: pg.ClientBase,
  prepared: Prepared,
  contours: ImportContours[],
): Promise<Plan> {
  const plan: Plan = { reused: [], tasks: [], missing: [] }
  const surfaces = new Map<CoucheTerritoire, SurfaceTask>()
  for (const couche of COUCHES_TERRITOIRE) {
    const names = await digestOfNames(client, prepared, couche)
    if (names === null) continue
    const base = await chooseBase(client, couche, contours)
    if (base === null) {
      plan.missing.push(couche)
      continue
    }
    const parents =
      base.niveau === couche ? null : await digestOfParents(client, prepared, base.niveau, couche)
    const empreinte = hash([couche, base.niveau, base.sha256, base.codes, names, parents])
    const stored = await findSet(client, couche, empreinte)
    if (stored) plan.reused.push(stored)
    else taskOf(surfaces, base).layers.push({ couche, empreinte })
  }
  const schools = await planSchools(client, prepared)
  if ('jeu' in schools) plan.reused.push(schools)
  else plan.tasks.push({ genre: 'etablissements', layer: schools })
  plan.tasks.push(...surfaces.values())
  plan.tasks.sort((a, b) => costOf(b) - costOf(a))
  return plan
}

interface Base {
  niveau: CoucheTerritoire
  imports: number[]
  sha256: string[]
  codes: string
}

async function chooseBase(
  client: pg.ClientBase,
  couche: CoucheTerritoire,
  contours: ImportContours[],
): Promise<Base | null> {
  for (const niveau of BASES[couche]) {
    const chosen = contours.filter((contour) => contour.niveau === niveau)
    if (chosen.length === 0) continue
    const imports = chosen.map((contour) => contour.import_id)
    const codes = await digestOfContours(client, imports, niveau)
    if (codes !== null)
      return { niveau, imports, codes, sha256: chosen.map((contour) => contour.sha256).sort() }
  }
  return null
}

function taskOf(tasks: Map<CoucheTerritoire, SurfaceTask>, base: Base): SurfaceTask {
  const existing = tasks.get(base.niveau)
  if (existing) return existing
  const task: SurfaceTask = { genre: 'surfaces', base: base.niveau, imports: base.imports, layers: [] }
  tasks.set(base.niveau, task)
  return task
}

async function planSchools(
  client: pg.ClientBase,
  prepared: Prepared,
): Promise<ReusedSet | LayerToDraw<'etablissement'>> {
  const empreinte = hash(['etablissement', await digestOfSchools(client, prepared)])
  return (await findSet(client, 'etablissement', empreinte)) ?? { couche: 'etablissement', empreinte }
}

async function findSet(client: pg.ClientBase, couche: Couche, empreinte: string): Promise<ReusedSet | null> {
  const { rows } = await client.query<Omit<ReusedSet, 'couche'>>(
    `select id as jeu, count(tuile.jeu_id)::int as tuiles, coalesce(sum(octet_length(contenu)), 0)::int as octets
     from jeu_tuiles left join tuile on jeu_id = id where couche = $1 and empreinte = $2 group by id`,
    [couche, empreinte],
  )
  return rows[0] ? { couche, ...rows[0] } : null
}

const hash = (inputs: unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([TILE_FORMAT, ...inputs]))
    .digest('hex')

/** Rough seconds of work, measured on the national data: only their order matters. */
export function costOf(task: Task): number {
  if (task.genre === 'etablissements') return 4
  return { commune: 10, epci: 3, departement: 2, academie: 1, region: 1, region_academique: 1 }[task.base]
}
