import { computed } from '@preact/signals'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { parseUai } from '../../data/catalogue/model/uai.ts'
import { adresseComparaison, adresseComparaisonEcoles } from '../api/adresses-fiches.ts'
import { ressource } from '../api/ressource.ts'
import { chemin } from './navigation.ts'
import { changeParametres, parametres } from './page.ts'
import { readSecteur, readType } from './perimetre.ts'

/** Territories, or schools, that a comparison holds at most. */
export const COMPARES_MAX = 6

interface LieuCompare {
  niveau: Niveau
  code: string
}

/** Territories that the address names, each once, six at most; what cannot be understood is left out. */
export function readTerritoires(texte: string | null): LieuCompare[] {
  const lus = new Map<string, LieuCompare>()
  for (const mot of (texte ?? '').split(',')) {
    const [nom, code = ''] = mot.trim().split(':')
    const niveau = NIVEAUX.find((connu) => connu === nom)
    if (niveau && /^[0-9A-Za-z]{1,12}$/.test(code)) {
      lus.set(`${niveau}:${code.toUpperCase()}`, { niveau, code: code.toUpperCase() })
    }
  }
  return [...lus.values()].slice(0, COMPARES_MAX)
}

/** Schools that the address names, in the same way. */
export function readEcoles(texte: string | null): string[] {
  const lus = (texte ?? '').split(',').flatMap((mot) => parseUai(mot) ?? [])
  return [...new Set(lus)].slice(0, COMPARES_MAX)
}

const isIci = computed(() => /^\/comparer\/?$/.test(chemin.value))
/** What is compared: schools as soon as the address names some, else territories. */
export const quoi = computed(() =>
  parametres.value.has('etablissements') ? ('etablissements' as const) : ('territoires' as const),
)
export const lieux = computed(() => readTerritoires(parametres.value.get('territoires')))
export const uais = computed(() => readEcoles(parametres.value.get('etablissements')))
export const perimetre = computed(() => ({
  type: readType(parametres.value.get('type')) ?? ('tous' as const),
  secteur: readSecteur(parametres.value.get('secteur')) ?? ('tous' as const),
}))

export const comparaison = ressource(() =>
  isIci.value && quoi.value === 'territoires' && lieux.value.length >= 2
    ? adresseComparaison(lieux.value, perimetre.value)
    : null,
)
export const comparaisonEcoles = ressource(() =>
  isIci.value && quoi.value === 'etablissements' && uais.value.length >= 2
    ? adresseComparaisonEcoles(uais.value)
    : null,
)

const write = (liste: readonly LieuCompare[]): void =>
  changeParametres({ territoires: liste.map(({ niveau, code }) => `${niveau}:${code}`).join(',') || null })

export const add = (lieu: LieuCompare): void =>
  write(readTerritoires([...lieux.peek(), lieu].map(({ niveau, code }) => `${niveau}:${code}`).join(',')))
export const retirer = (lieu: LieuCompare): void =>
  write(lieux.peek().filter(({ niveau, code }) => niveau !== lieu.niveau || code !== lieu.code))

// Left empty rather than removed: the page stays on schools.
const writeEcoles = (liste: readonly string[]): void => changeParametres({ etablissements: liste.join(',') })
export const addEcole = (uai: string): void => writeEcoles(readEcoles([...uais.peek(), uai].join(',')))
export const retirerEcole = (uai: string): void => writeEcoles(uais.peek().filter((autre) => autre !== uai))

/** Changes what is compared: the other list starts empty. */
export const compare = (choisi: 'territoires' | 'etablissements'): void =>
  changeParametres(
    choisi === 'etablissements'
      ? { etablissements: '', territoires: null, type: null, secteur: null }
      : { etablissements: null },
  )
