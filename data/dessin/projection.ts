/** Degrees: longitude, latitude. */
export type Lieu = readonly [number, number]
/** Outline of a shape, or of a hole in it. */
export type Anneau = readonly Lieu[]

/** West, south, east, north, in degrees. */
export type Emprise = readonly [number, number, number, number]

/** Where a map is drawn: left, top, width, height. */
export type Cadre = readonly [number, number, number, number]

export type Projeter = (lieu: Lieu) => [number, number]

/** Smallest rectangle around places; `null` without any. */
export function empriseOf(lieux: Iterable<Lieu>): Emprise | null {
  let [ouest, sud, est, nord] = [180, 90, -180, -90]
  for (const [x, y] of lieux) {
    ouest = Math.min(ouest, x)
    est = Math.max(est, x)
    sud = Math.min(sud, y)
    nord = Math.max(nord, y)
  }
  return ouest > est ? null : [ouest, sud, est, nord]
}

/** Degrees to the units of a frame: the whole fits, east and north keep their proportions at its latitude. */
export function projectionOf(
  [ouest, sud, est, nord]: Emprise,
  [gauche, haut, largeur, hauteur]: Cadre,
): Projeter {
  const aplati = Math.cos((((sud + nord) / 2) * Math.PI) / 180)
  const [etendueX, etendueY] = [(est - ouest) * aplati, nord - sud]
  const echelle = Math.min(largeur / (etendueX || 1e-9), hauteur / (etendueY || 1e-9), ECHELLE_MAX)
  const dx = gauche + (largeur - etendueX * echelle) / 2
  const dy = haut + (hauteur - etendueY * echelle) / 2
  return ([x, y]) => [arrondi(dx + (x - ouest) * aplati * echelle), arrondi(dy + (nord - y) * echelle)]
}

/** A lone place has no extent: it is then drawn at this many units per degree. */
const ECHELLE_MAX = 1e5

const arrondi = (valeur: number): number => Math.round(valeur * 10) / 10

/** Half a pixel and less adds nothing that can be seen: such points are dropped. */
const PAS = 0.7

/** Outlines as the path of an SVG image; those smaller than a dot are left out. @param pas extent under which a point is dropped. */
export function trace(anneaux: readonly Anneau[], projeter: Projeter, pas = PAS): string {
  return anneaux
    .map((anneau) => {
      let [ax, ay] = [Number.NaN, Number.NaN]
      const points: string[] = []
      for (const lieu of anneau) {
        const [x, y] = projeter(lieu)
        if (Math.abs(x - ax) < pas && Math.abs(y - ay) < pas) continue
        points.push(`${x} ${y}`)
        ax = x
        ay = y
      }
      return points.length < 3 ? '' : `M${points.join('L')}Z`
    })
    .join('')
}
