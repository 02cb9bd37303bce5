import { computed, signal } from '@preact/signals'
import type { Adresse } from '../../client/client.ts'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import { chiffresClesOf } from '../../data/mots/chiffres-cles.ts'
import type { CriterePairs, Rang } from '../../server/contract/comparaison.ts'
import type { Valeur } from '../../server/contract/synthese.ts'
import { adresseTerritoire } from '../api/adresses.ts'
import {
  adressePairs,
  adresseProgrammes,
  adresseRangs,
  adresseSynthese,
  type Lieu,
} from '../api/adresses-fiches.ts'
import { read } from '../api/client.ts'
import { type Lecteur, ressource } from '../api/ressource.ts'
import { chemin } from './navigation.ts'
import { parametres } from './page.ts'
import { readSecteur, readType } from './perimetre.ts'

/** Territory that the address names; `null` on any other page, and when its level does not exist. */
export const lieu = computed<{ niveau: Niveau; code: string } | null>(() => {
  const [, mot, code = ''] = /^\/territoires\/([a-z_]+)\/([0-9A-Za-z]{1,12})\/?$/.exec(chemin.value) ?? []
  const niveau = NIVEAUX.find((connu) => connu === mot)
  return niveau ? { niveau, code: code.toUpperCase() } : null
})

export const territoire = ressource(() => (lieu.value ? adresseTerritoire(lieu.value) : null))

const type = computed(() => readType(parametres.value.get('type')))
const secteur = computed(() => readSecteur(parametres.value.get('secteur')))

/** Schools the page is about: what the address asks for, else what the authority is responsible for. */
export const perimetre = computed(() => {
  const fiche = territoire.etat.value.donnees
  if (!fiche) return null
  return perimetreOf(fiche, {
    ...(type.value && { type: type.value }),
    ...(secteur.value && { secteur: secteur.value }),
  })
})

const adresseDe = (ici: Lieu | null): Adresse<'lireSynthese'> | null =>
  ici && perimetre.value ? adresseSynthese(ici, perimetre.value) : null

export const synthese = ressource(() => adresseDe(lieu.value))

/** The territory above, with which every value is compared; then the whole country. */
const lieuParent = computed<Lieu | null>(() => {
  const lue = synthese.etat.value.donnees
  const parent = lue?.valeurs.find((valeur) => valeur.parent)?.parent
  // Overseas, a département and its région are one place: comparing them would say nothing.
  if (parent && parent.nom === lue?.territoire.nom) return { niveau: 'pays', code: 'FR' }
  return parent ? { niveau: parent.niveau, code: parent.code } : null
})
export const syntheseParent = ressource(() => adresseDe(lieuParent.value))
export const synthesePays = ressource(() => {
  const ici = lieu.value
  if (!ici || ici.niveau === 'pays' || !lieuParent.value || lieuParent.value.niveau === 'pays') return null
  return adresseDe({ niveau: 'pays', code: 'FR' })
})

/** The value of an indicator for each territory the page compares: this one first. */
export function valeursComparees(indicateur: string): { nom: string; valeur: Valeur }[] {
  return [synthese, syntheseParent, synthesePays].flatMap((lue) => {
    const donnees = lue.etat.value.donnees
    const valeur = donnees?.valeurs.find((item) => item.indicateur === indicateur)
    return donnees && valeur ? [{ nom: donnees.territoire.nom, valeur }] : []
  })
}

export const chiffresCles = computed(() => chiffresClesOf(synthese.etat.value.donnees?.valeurs ?? []))

/** Reads several answers of ranks as one: addresses one per line. */
const enPlusieurs: Lecteur<{ rangs: Rang[] }> = {
  connu: () => undefined,
  async read(adresses, signal) {
    const rangs: Rang[] = []
    // One after the other: each ranks tens of thousands of territories.
    for (const adresse of adresses.split('\n')) {
      rangs.push(...(await read<{ rangs: Rang[] }>(adresse, signal)).rangs)
    }
    return { rangs }
  },
}

/** Ranks among the territories of the level. Communes are too many to be ranked on all: only on the key figures. */
export const rangs = ressource(() => {
  const ici = lieu.value
  const voulu = perimetre.value
  if (!ici || !voulu || ici.niveau === 'pays' || !synthese.etat.value.donnees) return null
  if (ici.niveau !== 'commune' && ici.niveau !== 'arrondissement') return adresseRangs(ici, voulu, null)
  const tous = { type: 'tous', secteur: 'tous' } as const
  return chiffresCles.value.map(({ indicateur }) => adresseRangs(ici, tous, indicateur)).join('\n') || null
}, enPlusieurs)
/** What makes two territories alike, of what the API knows; the reader may leave some out. */
export const criteresPairs = signal<readonly CriterePairs[]>(['population', 'population_par_commune', 'ips'])
export const pairs = ressource(() => {
  const ici = lieu.value
  const parType = synthese.etat.value.donnees?.etablissements.par_type
  // Nothing resembles a territory without a school: there is nothing to compare.
  const vide = !parType || Object.values(parType).every((effectif) => effectif === 0)
  return ici && ici.niveau !== 'pays' && !vide ? adressePairs(ici, criteresPairs.value) : null
})
export const programmes = ressource(() =>
  lieu.value && synthese.etat.value.donnees ? adresseProgrammes(lieu.value) : null,
)
