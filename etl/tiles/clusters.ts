import type { TypeEtablissement } from '../../data/catalogue/model/etablissement.ts'
import { group } from '../../data/dessin/grouper.ts'
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

/** Groups schools for a zoom: each one is counted exactly once, none is left out or sampled. */
export function groupSchools(schools: readonly Located[], z: number): Groupe[] {
  const semis = {
    x: schools.map(({ longitude }) => worldX(longitude)),
    y: schools.map(({ latitude }) => worldY(latitude)),
  }
  return group(semis, schools.keys(), z).map(({ x, y, membres }) => {
    const parType: Groupe['parType'] = { ecole: 0, college: 0, lycee: 0, erea: 0 }
    for (const membre of membres) parType[schools[membre]?.type ?? 'ecole'] += 1
    return { x, y, nombre: membres.length, parType }
  })
}
