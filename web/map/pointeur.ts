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
  survoler(designation: Designation | null): void
  choisir(designation: Designation & { code: string }): void
  /** The pointer is on a circle of many schools: come nearer. */
  approcher(longitude: number, latitude: number): void
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
export function ecouterPointeur(
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

  const survoler = (x: number, y: number) => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      const designation = designationAt(x, y)
      canvas.style.cursor = designation ? 'pointer' : ''
      ecoutes.survoler(designation)
    })
  }

  const choisir = (x: number, y: number) => {
    const designation = designationAt(x, y)
    if (designation && designation.code !== null)
      return ecoutes.choisir({ ...designation, code: designation.code })
    if (featureAt(x, y)?.properties.nombre === undefined) return
    const { lng, lat } = map.unproject([x, y])
    ecoutes.approcher(lng, lat)
  }

  const centre = (): [number, number] => [canvas.clientWidth / 2, canvas.clientHeight / 2]
  const auClavier = () => canvas.matches(':focus-visible')
  const surTouche = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && auClavier()) choisir(...centre())
  }
  const surRepos = () => auClavier() && survoler(...centre())
  const quitter = () => {
    cancelAnimationFrame(frame)
    ecoutes.survoler(null)
  }

  map.on('mousemove', ({ point }) => survoler(point.x, point.y))
  map.on('mouseout', quitter)
  map.on('click', ({ point }) => choisir(point.x, point.y))
  map.on('moveend', surRepos)
  canvas.addEventListener('focus', surRepos)
  canvas.addEventListener('blur', quitter)
  canvas.addEventListener('keydown', surTouche)
  return () => cancelAnimationFrame(frame)
}
