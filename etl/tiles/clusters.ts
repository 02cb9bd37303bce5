import { TYPES_ETABLISSEMENT, type TypeEtablissement } from '../../data/catalogue/model/etablissement.ts'
import { worldX, worldY } from '../../data/dessin/mercator.ts'

/** A school as far as grouping goes, in degrees. */
export interface Located {
  type: TypeEtablissement
  longitude: number
  latitude: number
}

/** Schools shown as one point: how many, in all and by type, and their mean position in world units. */
export interface Groupe {
  x: number
  y: number
  nombre: number
  parType: Record<TypeEtablissement, number>
}

/** Pixels across the world at zoom 0. */
const TILE_PIXELS = 512
/** Side of the fine grid schools are first counted on, in pixels. */
const CELL_PIXELS = 8
/** How far around its seed a group reaches, in cells: 40 pixels, so that two circles seldom touch. */
const REACH = 5

interface Cell extends Groupe {
  column: number
  row: number
}

/**
 * Groups schools for a zoom. Each school is counted exactly once: it falls in one cell of a fine grid,
 * and each cell joins one group, the densest cells being served first. No school is left out or sampled.
 */
export function groupSchools(schools: Iterable<Located>, z: number): Groupe[] {
  const cells = countByCell(schools, (TILE_PIXELS * 2 ** z) / CELL_PIXELS)
  const seeds = [...cells.values()].sort(
    (a, b) => b.nombre - a.nombre || a.row - b.row || a.column - b.column,
  )
  const groups: Groupe[] = []
  for (const seed of seeds) {
    // Cells leave the grid as groups take them.
    if (!cells.has(keyOf(seed.column, seed.row))) continue
    groups.push(merge(takeAround(cells, seed)))
  }
  return groups
}

function countByCell(schools: Iterable<Located>, cellsAcross: number): Map<number, Cell> {
  const cells = new Map<number, Cell>()
  for (const school of schools) {
    const x = worldX(school.longitude)
    const y = worldY(school.latitude)
    const column = Math.floor(x * cellsAcross)
    const row = Math.floor(y * cellsAcross)
    let cell = cells.get(keyOf(column, row))
    if (!cell) {
      cell = { column, row, x: 0, y: 0, nombre: 0, parType: noSchool() }
      cells.set(keyOf(column, row), cell)
    }
    cell.x += (x - cell.x) / (cell.nombre + 1)
    cell.y += (y - cell.y) / (cell.nombre + 1)
    cell.nombre += 1
    cell.parType[school.type] += 1
  }
  return cells
}

function takeAround(cells: Map<number, Cell>, seed: Cell): Cell[] {
  const taken: Cell[] = []
  for (let row = seed.row - REACH; row <= seed.row + REACH; row++) {
    for (let column = seed.column - REACH; column <= seed.column + REACH; column++) {
      if ((row - seed.row) ** 2 + (column - seed.column) ** 2 > REACH ** 2) continue
      const cell = cells.get(keyOf(column, row))
      if (!cell) continue
      cells.delete(keyOf(column, row))
      taken.push(cell)
    }
  }
  return taken
}

function merge(cells: readonly Cell[]): Groupe {
  const groupe: Groupe = { x: 0, y: 0, nombre: 0, parType: noSchool() }
  for (const cell of cells) {
    groupe.nombre += cell.nombre
    groupe.x += (cell.x - groupe.x) * (cell.nombre / groupe.nombre)
    groupe.y += (cell.y - groupe.y) * (cell.nombre / groupe.nombre)
    for (const type of TYPES_ETABLISSEMENT) groupe.parType[type] += cell.parType[type]
  }
  return groupe
}

/** Rows and columns stay far under 2^24 at the zooms groups are made for. */
const keyOf = (column: number, row: number): number => row * 2 ** 24 + column

const noSchool = (): Record<TypeEtablissement, number> => ({ ecole: 0, college: 0, lycee: 0, erea: 0 })
