import { computed, effect, signal } from '@preact/signals'
import { classeDeCle, cleDeClasse } from '../legende/absences.ts'
import { pointOf } from '../legende/serie.ts'
import type { Visibles } from '../map/visibles.ts'
import { serie } from './donnees.ts'
import { navigate, vue } from './navigation.ts'

/** Class pointed at in the legend, for as long as it is. */
export const designee = signal<number | null>(null)

const cles = computed(() => vue.value.isoler.join())
/** Classes the reader has kept; `null`: all of them. The map, its circles and the table show these only. */
export const isolees = computed<ReadonlySet<number> | null>(() => {
  const count = serie.value?.classement.classes.length ?? 0
  const classes = cles.value.split(',').flatMap((cle) => classeDeCle(cle) ?? [])
  const known = classes.filter((classe) => classe < count)
  return known.length > 0 ? new Set(known) : null
})

/** Classes drawn in full: the one pointed at, else those kept; `null`: all of them. */
export const montrees = computed<ReadonlySet<number> | null>(() =>
  designee.value === null ? isolees.value : new Set([designee.value]),
)

/**
 * The same once the page has shown it: what the reader has touched, the legend, answers before the map, which takes
 * longer to draw.
 */
export const dessinees = signal<ReadonlySet<number> | null>(null)
effect(() => {
  const voulues = montrees.value
  let apres = 0
  const image = requestAnimationFrame(() => {
    apres = window.setTimeout(() => {
      dessinees.value = voulues
    })
  })
  return () => {
    cancelAnimationFrame(image)
    clearTimeout(apres)
  }
})

/** Keeps a class, or lets it go. */
export function toggle(classe: number): void {
  const kept = new Set(isolees.peek())
  if (!kept.delete(classe)) kept.add(classe)
  navigate({ isoler: [...kept].map(cleDeClasse) })
}

/** What the map last said to be on screen; `null`: the whole of its level. */
export const vus = signal<Visibles | null>(null)

/** Codes of the level of the series that are on screen; `null`: all of them, or the map has yet to say. */
export const aLEcran = computed(() => {
  const seen = vus.value
  return seen && seen.niveau === serie.value?.valeurs.niveau ? seen.codes : null
})

/** How many codes each class has: in all, and on screen. */
export const effectifs = computed(() => {
  const shown = serie.value
  const codes = aLEcran.value
  if (!shown) return null
  if (!codes) return { total: shown.effectifs, ecran: shown.effectifs }
  const ecran = new Map<number, number>()
  const ecole = shown.valeurs.niveau === 'etablissement'
  for (const code of codes) {
    // A school that the series leaves out is not drawn; a territory is, without object.
    if (ecole && !shown.rangs.has(code)) continue
    const { classe } = pointOf(shown, code)
    ecran.set(classe, (ecran.get(classe) ?? 0) + 1)
  }
  return { total: shown.effectifs, ecran }
})
