import type { MapGeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl'
import { MOTS_NIVEAU, type NiveauCarte } from '../format/niveaux.ts'
import { compte } from '../format/nombre.ts'
import { majuscule } from '../format/texte.ts'
import type { Agregat } from '../legende/agregats.ts'

/** A feature designated on the map, and where (pixels of the map). */
export interface Designation {
  /** `null` for a circle, which stands for many schools. */
  code: string | null
  nom: string
  agregat?: Agregat
  x: number
  y: number
}

export interface Ecoutes {
  hover(designation: Designation | null): void
  choose(designation: Designation & { code: string }): void
  /** The pointer is on a circle of many schools: come nearer. */
  approach(longitude: number, latitude: number): void
}

/** What is drawn now. */
interface Montre {
  niveau(): NiveauCarte
  /** False for a school that is there but not drawn: filtered, not concerned, or of a class set aside. */
  ecole(code: string): boolean
  agregat(rang: unknown): Agregat | null
}

/** Slack around the pointer for points, in pixels: a finger is wider than a dot. */
const SLACK = 5

/**
 * Pointer, finger and keyboard on the map. Never more than one look-up per frame; no request, ever.
 * With the keyboard, what is designated is what stands at the centre, and Enter chooses it.
 */
export function listenPointeur(
  map: MapLibre,
  { niveau: niveauActuel, ecole, agregat }: Montre,
  ecoutes: Ecoutes,
): () => void {
  const canvas = map.getCanvas()
  let frame = 0

  const isMontre = ({ layer, id }: MapGeoJSONFeature): boolean =>
    layer.id !== 'etablissement:couleur' || ecole(String(id))

  const featureAt = (x: number, y: number): MapGeoJSONFeature | null => {
    const niveau = niveauActuel()
    const layers = [
      `${niveau}:couleur`,
      ...(niveau === 'etablissement' ? ['agregats:cercle', 'etablissement:agregat'] : []),
    ]
    const present = layers.filter((id) => map.getLayer(id))
    if (present.length === 0) return null
    const box: PointLike | [PointLike, PointLike] =
      niveau === 'etablissement'
        ? [
            [x - SLACK, y - SLACK],
            [x + SLACK, y + SLACK],
          ]
        : [x, y]
    return map.queryRenderedFeatures(box, { layers: present }).find(isMontre) ?? null
  }

  const designationAt = (x: number, y: number): Designation | null => {
    const properties = featureAt(x, y)?.properties
    const groupe = agregat(properties?.rang)
    if (groupe) {
      return {
        code: null,
        nom: compte(groupe.nombre, 'établissement', 'établissements'),
        agregat: groupe,
        x,
        y,
      }
    }
    const code: unknown = properties?.code ?? properties?.uai
    return typeof code === 'string'
      ? {
          code,
          nom: String(properties?.nom ?? `${majuscule(MOTS_NIVEAU[niveauActuel()].singulier)} ${code}`),
          x,
          y,
        }
      : null
  }

  const hover = (x: number, y: number) => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      const designation = designationAt(x, y)
      canvas.style.cursor = designation ? 'pointer' : ''
      ecoutes.hover(designation)
    })
  }

  const choose = (x: number, y: number) => {
    const designation = designationAt(x, y)
    if (designation && designation.code !== null)
      return ecoutes.choose({ ...designation, code: designation.code })
    if (featureAt(x, y)?.properties.nombre === undefined) return
    const { lng, lat } = map.unproject([x, y])
    ecoutes.approach(lng, lat)
  }

  const centre = (): [number, number] => [canvas.clientWidth / 2, canvas.clientHeight / 2]
  const auClavier = () => canvas.matches(':focus-visible')
  const surTouche = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && auClavier()) choose(...centre())
  }
  const surRepos = () => auClavier() && hover(...centre())
  const leave = () => {
    cancelAnimationFrame(frame)
    ecoutes.hover(null)
  }

  map.on('mousemove', ({ point }) => hover(point.x, point.y))
  map.on('mouseout', leave)
  map.on('click', ({ point }) => choose(point.x, point.y))
  map.on('moveend', surRepos)
  canvas.addEventListener('focus', surRepos)
  canvas.addEventListener('blur', leave)
  canvas.addEventListener('keydown', surTouche)
  return () => cancelAnimationFrame(frame)
}
