import type { Config } from '../config.ts'
import type { Etat } from './contract/etat.ts'

/** A plan drawn by somebody else, which readers may lay under the map. */
type Fond = NonNullable<Etat['fond']>

/** Plan IGN, as the Géoplateforme serves it without a key. */
const PLAN_IGN: Fond = {
  nom: 'Plan IGN',
  tuiles:
    'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
  zoom_max: 19,
  attribution: '© IGN, Géoplateforme',
  url: 'https://cartes.gouv.fr/',
}

/** The plan that this instance offers; `null` by default: nothing is then asked of anybody else. */
export const fondOf = ({ fondPlan }: Partial<Pick<Config, 'fondPlan'>>): Fond | null =>
  fondPlan === 'ign' ? PLAN_IGN : null
