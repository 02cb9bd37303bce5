import { computed, effect } from '@preact/signals'
import type { Territoire } from '../../server/contract/territoires.ts'
import { adresseContours } from '../api/adresses.ts'
import { ressource } from '../api/ressource.ts'
import type { NiveauSerie } from '../format/niveaux.ts'
import { type Piece, traceFrontieres } from '../map/fixe/frontieres.ts'
import { departements, niveau, serie, valeurs } from './donnees.ts'
import { surCarte } from './navigation.ts'

/** Outlines of the départements: enough to draw every level as wide or wider. */
export const contours = ressource(() => (surCarte.value ? adresseContours('departement') : null))

/** Levels that can be drawn from the outlines of the départements. */
const DESSINABLES: readonly NiveauSerie[] = ['region', 'region_academique', 'academie', 'departement']
export const isDessinable = (niveau: NiveauSerie): boolean => DESSINABLES.includes(niveau)

const parCode = computed<ReadonlyMap<string, Territoire>>(
  () => new Map((departements.etat.value.donnees?.resultats ?? []).map((item) => [item.code, item])),
)

/** The territory of a level that a département is part of. */
export function auNiveau(departement: string, level: NiveauSerie): { code: string; nom: string } | undefined {
  const connu = parCode.value.get(departement)
  if (level === 'departement') return { code: departement, nom: connu?.nom ?? departement }
  return level === 'etablissement' ? undefined : connu?.parents[level]
}

/** A shape to draw: all of a territory of the level on screen, or the part of it that is in one département. */
export interface Forme {
  /** Tells it from the others. */
  cle: string
  trace: string
  /** Territory of the level on screen; `null` when the drawing is not about territories. */
  code: string | null
  nom: string
  /** Only a part of its territory. */
  partie: boolean
}

/** Shapes of the départements, as what they are at the level on screen. */
export const formes = computed<readonly Forme[]>(() => {
  const { codes = [], traces = [] } = contours.etat.value.donnees ?? {}
  const shown = serie.value?.valeurs.niveau
  const level = shown && isDessinable(shown) ? shown : null
  return codes.map((cle, i) => {
    const territoire = level && auNiveau(cle, level)
    return {
      cle,
      trace: traces[i] ?? '',
      code: territoire?.code ?? null,
      nom: territoire?.nom ?? cle,
      partie: territoire?.code !== cle,
    }
  })
})

/** Départements overseas, which have insets of their own. */
export const outreMer = computed(() =>
  (contours.etat.value.donnees?.codes ?? []).filter((code) => /^9[78]/.test(code)),
)

const pieces = (level: NiveauSerie): Piece[] => {
  const { codes = [], traces = [] } = contours.etat.value.donnees ?? {}
  return codes.map((code, i) => ({ trace: traces[i] ?? '', groupe: auNiveau(code, level)?.code }))
}

/** Borders of the régions, drawn above the départements; empty until one knows which is where. */
export const frontieresRegions = computed(() =>
  parCode.value.size > 0 ? traceFrontieres(pieces('region')) : '',
)

/** Borders of the level on screen, when it is wider than the outlines themselves. */
export const frontieresNiveau = computed(() => {
  const shown = serie.value?.valeurs.niveau ?? 'departement'
  if (!isDessinable(shown) || shown === 'departement' || parCode.value.size === 0) return ''
  return traceFrontieres(pieces(shown))
})

/** Longest wait for what can be drawn at once, in milliseconds: past it, all comes together. */
const PATIENCE = 4000

/**
 * Settles once the plain map is on screen, or as soon as there is nothing to expect of it. The engine is asked for
 * afterwards: it weighs five times all the rest, and would come between the reader and the first colours.
 */
export function premierDessin(): Promise<void> {
  return new Promise((done) => {
    const minuteur = setTimeout(done, PATIENCE)
    const fin = effect(() => {
      const decide = isDessinable(niveau.value)
      const arrivees = [contours, valeurs].every(({ etat }) => /pret|erreur/.test(etat.value.phase))
      if (decide && !arrivees) return
      clearTimeout(minuteur)
      // Two frames: the first one draws it, the second one begins once it is drawn.
      requestAnimationFrame(() => requestAnimationFrame(() => done()))
      queueMicrotask(() => fin())
    })
  })
}
