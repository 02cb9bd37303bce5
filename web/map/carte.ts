import { type GeoJSONSource, type LngLatBoundsLike, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { Etat } from '../../server/contract/etat.ts'
import type { Territoire } from '../../server/contract/territoires.ts'
import type { NiveauCarte } from '../format/niveaux.ts'
import type { Serie } from '../legende/serie.ts'
import type { Position, Selection } from '../state/vue.ts'
import { dessinerMotif, MOTIFS, nomDeMotif } from './motifs.ts'
import { nomsGeoJson } from './noms.ts'
import { peindre } from './peindre.ts'
import { type Ecoutes, ecouterPointeur } from './pointeur.ts'
import { construireStyle, couchesDuNiveau, frontieresDuNiveau } from './style.ts'
import { teintesOf } from './teintes.ts'

setWorkerUrl(workerUrl)

export type Emprise = readonly number[]

export interface OptionsCarte extends Ecoutes {
  conteneur: HTMLElement
  etat: Etat
  publication: number
  sombre: boolean
  mouvementReduit: boolean
  position: Position | null
  /** The reader has moved the map. */
  deplacer(position: Position): void
  /** Everything asked for is drawn. */
  reposer(): void
}

/** The map as the page commands it. */
export interface Carte {
  montrerNiveau(niveau: NiveauCarte): void
  montrerSerie(serie: Serie): void
  filtrerEtablissements(type: string, secteur: string): void
  nommer(territoires: readonly Territoire[]): void
  choisir(selection: Selection | null): void
  survoler(code: string | null): void
  allerA(emprise: Emprise, marge?: number): void
  allerAuPoint(longitude: number, latitude: number, zoom: number): void
  zoomer(pas: 1 | -1): void
  placer(position: Position): void
  detruire(): void
}

/** Space kept around a territory brought into view, in pixels. */
const MARGE = 28

/**
 * Draws the map in an element.
 * @throws Error when the browser has no WebGL.
 */
export function creerCarte(options: OptionsCarte): Carte {
  const teintes = teintesOf(options.sombre)
  const map = new MapLibre({
    container: options.conteneur,
    style: construireStyle(options.etat, options.publication, teintes),
    ...cadrage(options),
    minZoom: 1,
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: options.mouvementReduit ? 0 : 150,
    refreshExpiredTiles: false,
    locale: {
      'Map.Title':
        'Carte de France. Flèches pour déplacer, plus et moins pour zoomer, Entrée pour choisir ce qui est au centre',
    },
  })
  // Read by browser tests and by whoever debugs a page: the drawing cannot be questioned through the DOM.
  Object.assign(options.conteneur, { carte: map })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  for (const { motif } of MOTIFS) {
    map.on('load', () =>
      map.addImage(nomDeMotif(motif), dessinerMotif(motif, teintes.motif), { pixelRatio: 2 }),
    )
  }

  let niveau: NiveauCarte = 'departement'
  const pret = new Promise<void>((done) => void map.once('load', () => done()))
  const ensuite = (action: () => void) => void pret.then(() => !detruite && action())
  let detruite = false
  const oublierPointeur = ecouterPointeur(map, () => niveau, options)

  map.on('moveend', ({ originalEvent }) => {
    const { lng, lat } = map.getCenter()
    if (originalEvent || deplacementVoulu) {
      options.deplacer({ longitude: lng, latitude: lat, zoom: map.getZoom() })
    }
    deplacementVoulu = false
  })
  map.on('idle', options.reposer)
  let deplacementVoulu = false

  const marquer = (cle: 'choisi' | 'survol') => {
    let marque: { source: string; id: string } | null = null
    return (source: string, id: string | null) => {
      if (marque) map.removeFeatureState({ ...marque, sourceLayer: marque.source }, cle)
      marque = id !== null && map.getSource(source) ? { source, id } : null
      if (marque) map.setFeatureState({ ...marque, sourceLayer: source }, { [cle]: true })
    }
  }
  const marquerChoix = marquer('choisi')
  const marquerSurvol = marquer('survol')
  let choix: Selection | null = null

  const visibilite = (id: string, visible: boolean) => {
    if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none')
  }
  const duree = options.mouvementReduit ? 0 : 700

  return {
    montrerNiveau: (voulu) =>
      ensuite(() => {
        for (const id of couchesDuNiveau(niveau)) visibilite(id, false)
        for (const { id } of MOTIFS) visibilite(`${niveau}:absence${id}`, false)
        niveau = voulu
        for (const id of couchesDuNiveau(niveau)) visibilite(id, true)
        for (const [nom, visible] of Object.entries(frontieresDuNiveau(niveau))) {
          visibilite(`frontiere:${nom}`, visible)
        }
      }),
    montrerSerie: (serie) =>
      ensuite(() => {
        if (!map.getSource(serie.valeurs.niveau)) return
        peindre(map, serie, teintes)
        marquerChoix(choix?.niveau ?? '', choix?.code ?? null)
      }),
    filtrerEtablissements: (type, secteur) =>
      ensuite(() => {
        if (!map.getLayer('etablissement:couleur')) return
        const voulus = Object.entries({ type, secteur }).filter(([, valeur]) => valeur !== 'tous')
        const filtre = ['all', ['has', 'uai'], ...voulus.map(([nom, valeur]) => ['==', ['get', nom], valeur])]
        map.setFilter('etablissement:couleur', filtre as never)
        map.setFilter('etablissement:actif', filtre as never)
      }),
    nommer: (territoires) =>
      ensuite(() => map.getSource<GeoJSONSource>('noms')?.setData(nomsGeoJson(territoires))),
    choisir: (selection) =>
      ensuite(() => {
        choix = selection
        marquerChoix(selection?.niveau ?? '', selection?.code ?? null)
      }),
    survoler: (code) => ensuite(() => marquerSurvol(niveau, code)),
    allerA: (emprise, marge = MARGE) => {
      deplacementVoulu = true
      map.fitBounds(bornes(emprise), { padding: marge, duration: duree, maxZoom: 13 })
    },
    allerAuPoint: (longitude, latitude, zoom) => {
      deplacementVoulu = true
      map.flyTo({ center: [longitude, latitude], zoom, duration: duree })
    },
    zoomer: (pas) => {
      deplacementVoulu = true
      map.easeTo({ zoom: map.getZoom() + pas, duration: duree / 3 })
    },
    placer: ({ longitude, latitude, zoom }) => {
      const { lng, lat } = map.getCenter()
      const same =
        Math.abs(lng - longitude) < 1e-3 &&
        Math.abs(lat - latitude) < 1e-3 &&
        Math.abs(map.getZoom() - zoom) < 0.01
      if (!same) map.jumpTo({ center: [longitude, latitude], zoom })
    },
    detruire: () => {
      detruite = true
      oublierPointeur()
      map.remove()
    },
  }
}

/** Where the map opens: the address, else the extent that the data announce. */
function cadrage({ position, etat }: OptionsCarte) {
  if (position)
    return { center: [position.longitude, position.latitude] as [number, number], zoom: position.zoom }
  return { bounds: bornes(etat.emprise ?? [-5.2, 41.3, 9.6, 51.1]), fitBoundsOptions: { padding: MARGE } }
}

const bornes = ([ouest = 0, sud = 0, est = 0, nord = 0]: Emprise): LngLatBoundsLike => [ouest, sud, est, nord]
