import { group } from 'd3'
import type { Commune } from './communes.ts'
import { normaliseNom, sontEmboites } from './noms.ts'
import { barycentre, distance, type Point } from './plan.ts'
import type { Lieu } from './sources.ts'
import { index, type Voisinages } from './voisins.ts'

/** Farther (in degrees) from all the communes of its EPCI, a place is another one with the same name. */
const isolementMax = 0.25

interface Etat {
  readonly communes: readonly Commune[]
  readonly voisinages: Voisinages
  /** Places bearing the name of a commune, by its code. */
  readonly homonymes: ReadonlyMap<string, readonly Lieu[]>
  readonly retenus: Map<string, Lieu>
  /** Places not yet given to a commune. */
  readonly libres: Set<Lieu>
}

/**
 * The GeoNames position (lon, lat) of each commune that has one, by commune code. A place serves once.
 * A commune is found within its département by its name, else by those of the communes it was made of,
 * else by a name that begins like its own and like no other commune's. Homonyms are settled by nearness
 * to the communes of the same postal code or EPCI; places far from all of these are dropped.
 */
export function match(communes: readonly Commune[], lieux: readonly Lieu[]): Map<string, Point> {
  const parNom = group(lieux, (lieu) => `${lieu.departement} ${normaliseNom(lieu.nom)}`)
  const etat: Etat = {
    communes,
    voisinages: index(communes),
    homonymes: new Map(communes.map((commune) => [commune.code, homonymesDe(commune, parNom)])),
    retenus: new Map(),
    libres: new Set(lieux),
  }
  for (const choisir of [seul, lePlusProche]) for (const commune of communes) retain(etat, commune, choisir)
  const emboite = emboitesParmi(etat)
  for (const commune of communes) retain(etat, commune, emboite)
  return new Map(
    communes.flatMap((commune) => {
      const lieu = etat.retenus.get(commune.code)
      return lieu === undefined || estIsole(etat, commune, lieu)
        ? []
        : [[commune.code, lieu.position] as const]
    }),
  )
}

type Choix = (etat: Etat, commune: Commune) => Lieu | undefined

function retain(etat: Etat, commune: Commune, choisir: Choix): void {
  if (etat.retenus.has(commune.code)) return
  const lieu = choisir(etat, commune)
  if (lieu !== undefined && etat.libres.delete(lieu)) etat.retenus.set(commune.code, lieu)
}

function homonymesDe(commune: Commune, parNom: ReadonlyMap<string, readonly Lieu[]>): readonly Lieu[] {
  const parOrdre = commune.noms.map((nom) => parNom.get(`${commune.departement} ${normaliseNom(nom)}`))
  return parOrdre.find((lieux) => lieux !== undefined) ?? []
}

const seul: Choix = ({ homonymes }, { code }) => {
  const lieux = homonymes.get(code) ?? []
  return lieux.length === 1 ? lieux[0] : undefined
}

const lePlusProche: Choix = (etat, commune) => {
  const { parCodePostal, parEpci } = etat.voisinages
  const memeCodePostal = commune.codesPostaux.flatMap((cp) => parCodePostal.get(cp) ?? [])
  const [voisins = []] = [memeCodePostal, parEpci.get(commune.epci ?? '') ?? []]
    .map((codes) => voisinsRetenus(etat, commune, codes))
    .filter((lieux) => lieux.length > 0)
  const centre = voisins.length === 0 ? undefined : barycentre(voisins.map(({ position }) => position))
  const ecart = ({ position }: Lieu) => (centre === undefined ? 0 : distance(position, centre))
  // Position as a last key: the order of the gazetteer must not decide.
  return [...(etat.homonymes.get(commune.code) ?? [])].sort(
    (a, b) => ecart(a) - ecart(b) || a.position[0] - b.position[0] || a.position[1] - b.position[1],
  )[0]
}

function emboitesParmi({ communes, libres }: Etat): Choix {
  const nomsParDepartement = group(communes, (commune) => commune.departement)
  const libresParDepartement = group(libres, (lieu) => lieu.departement)
  return (_, commune) => {
    const nom = normaliseNom(commune.nom)
    const lieux = (libresParDepartement.get(commune.departement) ?? []).filter((lieu) => {
      const nomDuLieu = normaliseNom(lieu.nom)
      if (!sontEmboites(nom, nomDuLieu)) return false
      const semblables = (nomsParDepartement.get(commune.departement) ?? []).filter((autre) =>
        sontEmboites(normaliseNom(autre.nom), nomDuLieu),
      )
      return semblables.length === 1
    })
    return lieux.length === 1 ? lieux[0] : undefined
  }
}

/** The places already given to these communes, its own left out. */
function voisinsRetenus({ retenus }: Etat, { code }: Commune, codes: readonly string[]): Lieu[] {
  return codes.filter((autre) => autre !== code).flatMap((autre) => retenus.get(autre) ?? [])
}

function estIsole(etat: Etat, commune: Commune, lieu: Lieu): boolean {
  // Overseas, communes are wide enough for this to be ordinary.
  if (commune.departement.length > 2) return false
  const voisins = voisinsRetenus(etat, commune, etat.voisinages.parEpci.get(commune.epci ?? '') ?? [])
  return (
    voisins.length > 0 && voisins.every(({ position }) => distance(position, lieu.position) > isolementMax)
  )
}
