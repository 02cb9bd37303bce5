import { ascending, group } from 'd3'
import type { Commune } from './communes.ts'
import { type Bords, bring, draw } from './dedans.ts'
import { barycentre, type Point } from './plan.ts'
import type { Voisinages } from './voisins.ts'

/** A département in its plane (kilometres), with what is known of the communes around. */
export interface Terrain {
  readonly bords: Bords
  /** Mean area of a commune, km². */
  readonly parcelle: number
  readonly voisinages: Voisinages
  /** Position of a commune, of this département or not, when it is known. */
  connue(code: string): Point | undefined
}

const angleDOr = Math.PI * (3 - Math.sqrt(5))

/** A group of unknown communes sharing a postal code, to be laid around `centre`. */
interface Groupe {
  readonly communes: readonly Commune[]
  readonly centre: Point
}

/**
 * First guess, always the same, for communes no gazetteer knows: around the known communes of their postal
 * code, else around those of their EPCI, else of their arrondissement, else amid the outline. Returns points
 * in the plane, by commune code, all inside the outline.
 */
export function place(inconnues: readonly Commune[], terrain: Terrain): Map<string, Point> {
  const positions = new Map<string, Point>()
  for (const { communes, centre } of situate(inconnues, terrain)) {
    // Sisters of one EPCI follow each other on the spiral, hence stay on the same turn of it.
    const ordre = communes.toSorted(
      (a, b) => ascending(a.epci ?? '', b.epci ?? '') || ascending(a.code, b.code),
    )
    const connues = codesDuGroupe(communes, terrain).filter(
      (code) => terrain.connue(code) !== undefined,
    ).length
    const aire = (communes.length + connues) * terrain.parcelle
    ordre.forEach((commune, rang) => {
      positions.set(commune.code, draw(spirale(centre, aire, rang, ordre.length), centre, terrain.bords))
    })
  }
  return positions
}

function situate(inconnues: readonly Commune[], terrain: Terrain): Groupe[] {
  const groupes = [...group(inconnues, ({ codesPostaux }) => codesPostaux[0] ?? '')]
    .sort(([a], [b]) => ascending(a, b))
    .map(([, communes]) => communes)
  const ancres = groupes.map((communes) => centreConnu(codesDuGroupe(communes, terrain), terrain))
  const orphelins = group(
    groupes.filter((_, i) => ancres[i] === undefined),
    ([commune]) => commune?.epci ?? commune?.arrondissement ?? '',
  )
  const situes = groupes.flatMap((communes, i) => {
    const centre = ancres[i]
    return centre === undefined ? [] : [{ communes, centre }]
  })
  const tous = [...situes, ...[...orphelins.values()].flatMap((freres) => disperser(freres, terrain))]
  return tous.map(({ communes, centre }) => ({ communes, centre: bring(centre, terrain.bords) }))
}

/** Lays the groups of one EPCI around its known communes, on twice their own area: they do not fill it alone. */
function disperser(groupes: readonly Commune[][], terrain: Terrain): Groupe[] {
  const [commune] = groupes[0] ?? []
  const centre =
    centreConnu(terrain.voisinages.parEpci.get(commune?.epci ?? '') ?? [], terrain) ??
    centreConnu(terrain.voisinages.parArrondissement.get(commune?.arrondissement ?? '') ?? [], terrain) ??
    barycentre(terrain.bords.map(([a]) => a))
  const aire = 2 * groupes.flat().length * terrain.parcelle
  return groupes.map((communes, rang) => ({ communes, centre: spirale(centre, aire, rang, groupes.length) }))
}

function codesDuGroupe([premiere]: readonly Commune[], { voisinages }: Terrain): readonly string[] {
  return voisinages.parCodePostal.get(premiere?.codesPostaux[0] ?? '') ?? []
}

function centreConnu(codes: readonly string[], { connue }: Terrain): Point | undefined {
  const positions = codes.map(connue).filter((position) => position !== undefined)
  return positions.length === 0 ? undefined : barycentre(positions)
}

/** The `rang`-th of `effectif` points evenly spread on a disc of this area. */
function spirale([x, y]: Point, aire: number, rang: number, effectif: number): Point {
  const rayon = Math.sqrt(((rang + 0.5) / effectif) * (aire / Math.PI))
  return [x + rayon * Math.cos(rang * angleDOr), y + rayon * Math.sin(rang * angleDOr)]
}
