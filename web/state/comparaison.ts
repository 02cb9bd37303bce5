import { computed } from '@preact/signals'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import type { ComparaisonTerritoires } from '../../server/contract/comparaison.ts'
import { adresseComparaison } from '../api/adresses-fiches.ts'
import { ressource } from '../api/ressource.ts'
import { chemin } from './navigation.ts'
import { changerParametres, parametres } from './page.ts'
import { lireSecteur, lireType } from './perimetre.ts'

export const TERRITOIRES_MAX = 6

interface LieuCompare {
  niveau: Niveau
  code: string
}

/** Territories that the address names, each once, six at most; what cannot be understood is left out. */
export function lireTerritoires(texte: string | null): LieuCompare[] {
  const lus = new Map<string, LieuCompare>()
  for (const mot of (texte ?? '').split(',')) {
    const [nom, code = ''] = mot.trim().split(':')
    const niveau = NIVEAUX.find((connu) => connu === nom)
    if (niveau && /^[0-9A-Za-z]{1,12}$/.test(code)) {
      lus.set(`${niveau}:${code.toUpperCase()}`, { niveau, code: code.toUpperCase() })
    }
  }
  return [...lus.values()].slice(0, TERRITOIRES_MAX)
}

export const lieux = computed(() => lireTerritoires(parametres.value.get('territoires')))
export const perimetre = computed(() => ({
  type: lireType(parametres.value.get('type')) ?? ('tous' as const),
  secteur: lireSecteur(parametres.value.get('secteur')) ?? ('tous' as const),
}))

export const comparaison = ressource<ComparaisonTerritoires>(() =>
  /^\/comparer\/?$/.test(chemin.value) && lieux.value.length >= 2
    ? adresseComparaison(lieux.value, perimetre.value)
    : null,
)

const ecrire = (liste: readonly LieuCompare[]): void =>
  changerParametres({ territoires: liste.map(({ niveau, code }) => `${niveau}:${code}`).join(',') || null })

export const ajouter = (lieu: LieuCompare): void =>
  ecrire(lireTerritoires([...lieux.peek(), lieu].map(({ niveau, code }) => `${niveau}:${code}`).join(',')))
export const retirer = (lieu: LieuCompare): void =>
  ecrire(lieux.peek().filter(({ niveau, code }) => niveau !== lieu.niveau || code !== lieu.code))
