import { computed } from '@preact/signals'
import { readFiltre } from '../../data/catalogue/model/filtre.ts'
import { libelleCondition } from '../format/filtre.ts'
import { catalogue } from './catalogue.ts'
import { navigate, vue } from './navigation.ts'
import { FILTRES_MAX } from './vue.ts'

/** A condition of the address, in words. */
export interface ConditionEcrite {
  /** As the address writes it. */
  texte: string
  /** Name of its indicator: what one school answered. */
  libelle: string
  /** What it asks: « moins de 8 Mbit/s ». */
  phrase: string
}

/** Conditions of the address, those on an unknown indicator left out. */
export const conditions = computed<ConditionEcrite[]>(() =>
  vue.value.filtre.flatMap((texte) => {
    const filtre = readFiltre(texte)
    const indicateur = filtre && catalogue.value.get(filtre.indicateur)
    if (!filtre || !indicateur) return []
    const campagne = filtre.campagne ? `, ${filtre.campagne}` : ''
    return [
      {
        texte,
        libelle: indicateur.libelle_etablissement,
        phrase: libelleCondition(indicateur, filtre) + campagne,
      },
    ]
  }),
)

/** No more conditions can be added. */
export const conditionsMax = computed(() => vue.value.filtre.length >= FILTRES_MAX)

export const addCondition = (texte: string): void => {
  const { filtre } = vue.peek()
  if (!filtre.includes(texte)) navigate({ filtre: [...filtre, texte] })
}

export const retirerCondition = (texte: string): void =>
  navigate({ filtre: vue.peek().filtre.filter((item) => item !== texte) })
