import { computed } from '@preact/signals'
import { COTE_MONDE } from '../../data/dessin/trace.ts'
import { adresseContours } from '../api/adresses.ts'
import { ressource } from '../api/ressource.ts'
import { type Agregat, aggregate, type SemisEcoles } from '../legende/agregats.ts'
import { type Cadre, cadreDeTrace } from '../map/fixe/cadre.ts'
import { contours, type Forme, formes, isDessinable, outreMer } from './contours.ts'
import { departements, niveau, serie, vueMontree } from './donnees.ts'
import { dessinees } from './legende.ts'
import { semis } from './semis.ts'

/** Size of an inset, in the pixels it is drawn for. */
export const ENCART = { largeur: 76, hauteur: 60 }
const MARGE = 4

/** An overseas département: where to go, what to draw. */
export interface Encart {
  code: string
  nom: string
  emprise: readonly number[] | null
  /** `null` without an outline: only its name stands for it. */
  cadre: Cadre | null
  /** Territories of the level on screen; one plain shape when they are not known, or when schools are shown. */
  formes: readonly Forme[]
  /** Schools, when they are the level on screen: circles that say how many. */
  ronds: readonly Agregat[]
}

/** Outlines overseas of the levels narrower than the département. */
const fins = ressource(() => {
  const level = niveau.value
  if (!vueMontree.value || (level !== 'epci' && level !== 'commune')) return null
  return outreMer.value.length > 0 ? adresseContours(level, outreMer.value) : null
})

const formesFines = (departement: string): Forme[] => {
  const { donnees } = fins.etat.value
  if (!donnees || donnees.niveau !== serie.value?.valeurs.niveau) return []
  return donnees.codes.flatMap((code, i) =>
    donnees.departements[i] === departement
      ? [{ cle: code, code, nom: donnees.noms[i] ?? code, trace: donnees.traces[i] ?? '', partie: false }]
      : [],
  )
}

/** What each inset shows of the world, by département. */
const cadres = computed<ReadonlyMap<string, Cadre>>(() => {
  const { codes = [], traces = [] } = contours.etat.value.donnees ?? {}
  const kept = outreMer.value.filter((code) => traces[codes.indexOf(code)])
  return new Map(kept.map((code) => [code, cadreDeTrace(traces[codes.indexOf(code)] ?? '', MARGE, ENCART)]))
})

/** @param px place of a point, in units of the world: 0 to 1. */
function contient({ x, y, largeur, hauteur }: Cadre, px: number, py: number): boolean {
  const [dx, dy] = [px * COTE_MONDE - x, py * COTE_MONDE - y]
  return dx >= 0 && dx <= largeur && dy >= 0 && dy <= hauteur
}

/** Schools of each inset only: a thousand or so, grouped anew each time that a class is pointed at. */
const semisParCadre = computed<ReadonlyMap<Cadre, SemisEcoles>>(() => {
  const tous = semis.value
  if (!tous) return new Map()
  return new Map([...cadres.value.values()].map((cadre) => [cadre, semisDans(cadre, tous)]))
})

function semisDans(cadre: Cadre, { codes, x, y }: SemisEcoles): SemisEcoles {
  const kept = codes.flatMap((_, i) => (contient(cadre, x[i] ?? 0, y[i] ?? 0) ? [i] : []))
  return {
    codes: kept.map((i) => codes[i] ?? ''),
    x: Float64Array.from(kept, (i) => x[i] ?? 0),
    y: Float64Array.from(kept, (i) => y[i] ?? 0),
  }
}

/** Schools inside a frame as circles, grouped as the map would at its scale. */
function rondsOf(cadre: Cadre): Agregat[] {
  const [ecoles, shown] = [semisParCadre.value.get(cadre), serie.value]
  if (!ecoles || shown?.valeurs.niveau !== 'etablissement') return []
  const zoom = Math.max(0, Math.round(Math.log2(COTE_MONDE / (512 * cadre.pas))))
  return aggregate(ecoles, shown, dessinees.value, zoom).filter(({ x, y }) => contient(cadre, x, y))
}

/** Every overseas département, drawn at a scale that lets it be read. */
export const encarts = computed<readonly Encart[]>(() => {
  const { codes = [], traces = [] } = contours.etat.value.donnees ?? {}
  const lointains = (departements.etat.value.donnees?.resultats ?? []).filter(({ code }) =>
    /^9[78]/.test(code),
  )
  const level = serie.value?.valeurs.niveau
  return lointains.flatMap(({ code, nom, emprise }) => {
    const trace = traces[codes.indexOf(code)] ?? ''
    const cadre = cadres.value.get(code) ?? null
    if (!cadre && !emprise) return []
    const larges = level && isDessinable(level) ? formes.value.filter(({ cle }) => cle === code) : []
    const connues = larges.length > 0 ? larges : formesFines(code)
    const nue = { cle: code, code: null, nom, trace, partie: false }
    return [
      {
        ...{ code, nom, emprise, cadre },
        formes: connues.length > 0 ? connues : [nue],
        ronds: cadre ? rondsOf(cadre) : [],
      },
    ]
  })
})
