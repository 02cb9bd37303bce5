import { effect, signal } from '@preact/signals'
import { type Lieu, pageComparer, pageComparerEcoles } from '../api/adresses-fiches.ts'
import { type Choisi, choisi } from './choisi.ts'
import { perimetre } from './donnees.ts'
import { vue } from './navigation.ts'

/** What was chosen just before: the first click pins it, the second one compares with it. */
export const comparee = signal<Choisi | null>(null)

let derniere: Choisi | null = null
effect(() => {
  const { selection } = vue.value
  if (!selection) {
    derniere = null
    comparee.value = null
    return
  }
  if (derniere && (derniere.niveau !== selection.niveau || derniere.code !== selection.code)) {
    comparee.value = derniere.niveau === selection.niveau ? derniere : null
    derniere = null
  }
  derniere = choisi.value ?? derniere
})

/** Page that puts two places of one level side by side. */
export const adresseFace = (a: Choisi, b: Choisi): string =>
  a.niveau === 'etablissement' || b.niveau === 'etablissement'
    ? pageComparerEcoles([a.code, b.code])
    : pageComparer(
        [a, b].map(({ niveau, code }) => ({ niveau, code }) as Lieu),
        perimetre.peek(),
      )
