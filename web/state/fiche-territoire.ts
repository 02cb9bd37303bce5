import { computed } from '@preact/signals'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import { chiffresClesOf } from '../../data/mots/chiffres-cles.ts'
import type { Pairs, Rang } from '../../server/contract/comparaison.ts'
import type { ProgrammePublie } from '../../server/contract/programmes.ts'
import type { Synthese, Valeur } from '../../server/contract/synthese.ts'
import type { TerritoireDetail } from '../../server/contract/territoires.ts'
import { adresseTerritoire } from '../api/adresses.ts'
import {
  adressePairs,
  adresseProgrammes,
  adresseRangs,
  adresseSynthese,
  type Lieu,
} from '../api/adresses-fiches.ts'
import { ressource } from '../api/ressource.ts'
import { chemin } from './navigation.ts'
import { parametres } from './page.ts'
import { lireSecteur, lireType } from './perimetre.ts'

/** Territory that the address names; `null` on any other page, and when its level does not exist. */
export const lieu = computed<{ niveau: Niveau; code: string } | null>(() => {
  const [, mot, code = ''] = /^\/territoires\/([a-z_]+)\/([0-9A-Za-z]{1,12})\/?$/.exec(chemin.value) ?? []
  const niveau = NIVEAUX.find((connu) => connu === mot)
  return niveau ? { niveau, code: code.toUpperCase() } : null
})

export const territoire = ressource<TerritoireDetail>(() =>
  lieu.value ? adresseTerritoire(lieu.value) : null,
)

const type = computed(() => lireType(parametres.value.get('type')))
const secteur = computed(() => lireSecteur(parametres.value.get('secteur')))

/** Schools the page is about: what the address asks for, else what the authority is responsible for. */
export const perimetre = computed(() => {
  const fiche = territoire.etat.value.donnees
  if (!fiche) return null
  return perimetreOf(fiche, {
    ...(type.value && { type: type.value }),
    ...(secteur.value && { secteur: secteur.value }),
  })
})

const adresseDe = (ici: Lieu | null): string | null =>
  ici && perimetre.value ? adresseSynthese(ici, perimetre.value) : null

export const synthese = ressource<Synthese>(() => adresseDe(lieu.value))

/** The territory above, with which every value is compared; then the whole country. */
const lieuParent = computed<Lieu | null>(() => {
  const parent = synthese.etat.value.donnees?.valeurs.find((valeur) => valeur.parent)?.parent
  return parent ? { niveau: parent.niveau, code: parent.code } : null
})
export const syntheseParent = ressource<Synthese>(() => adresseDe(lieuParent.value))
export const synthesePays = ressource<Synthese>(() => {
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

/** Ranks of small territories by type are computed one indicator at a time: only the first key figure is asked. */
export const rangs = ressource<{ rangs: Rang[] }>(() => {
  const ici = lieu.value
  const voulu = perimetre.value
  if (!ici || !voulu || ici.niveau === 'pays' || !synthese.etat.value.donnees) return null
  const fin = ici.niveau === 'commune' || ici.niveau === 'arrondissement'
  return adresseRangs(ici, fin ? { type: 'tous', secteur: 'tous' } : voulu, null)
})
export const pairs = ressource<Pairs>(() => {
  const ici = lieu.value
  return ici && ici.niveau !== 'pays' && synthese.etat.value.donnees ? adressePairs(ici) : null
})
export const programmes = ressource<{ resultats: ProgrammePublie[] }>(() =>
  lieu.value && synthese.etat.value.donnees ? adresseProgrammes(lieu.value) : null,
)
