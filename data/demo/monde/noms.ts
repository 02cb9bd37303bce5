import type { Secteur } from '../../catalogue/model/etablissement.ts'
import { hashText, tirage } from '../random.ts'
import { NATURES, type Nature } from './etablissement.ts'
import { PATRONS_PRIVES, PATRONS_PUBLICS, VOIES } from './patrons.ts'
import type { Site } from './sites.ts'

const sansPatron = tirage('nom/sans-patron')
const voie = tirage('nom/voie')
const numero = tirage('nom/numero')

/** Patron of the n-th building of a site: different for each, then lettered once the list is exhausted. */
function patronOf(site: Site, secteur: Secteur, batiment: number): string {
  const liste = secteur === 'public' ? PATRONS_PUBLICS : PATRONS_PRIVES
  // A step prime with both lengths visits the whole list before coming back.
  const tour = Math.floor(batiment / liste.length)
  const patron = liste[(hashText(site.code) + batiment * 37) % liste.length] ?? ''
  return tour === 0 ? patron : `${patron} ${String.fromCharCode(64 + tour)}`
}

/** Patron and full name as the annuaire writes them; many village schools have no name of their own. */
export function nomOf(
  site: Site,
  nature: Nature,
  secteur: Secteur,
  batiment: number,
): { nom: string; patron: string } {
  const genre = NATURES[nature].nom
  const prive = secteur === 'prive' ? (nature in FEMININ ? ' privée' : ' privé') : ''
  if (secteur === 'public' && site.rural && nature in FEMININ && batiment === 0) {
    const u = sansPatron(site.rang)
    if (u < 0.45) return { nom: genre, patron: '' }
    if (u < 0.62) return { nom: `${genre} publique`, patron: '' }
  }
  const patron = patronOf(site, secteur, batiment)
  return { nom: `${genre}${prive} ${patron}`, patron }
}
const FEMININ: Partial<Record<Nature, true>> = { maternelle: true, elementaire: true, primaire: true }

/** Street address of a building; hamlets often have no number. */
export function adresseOf(site: Site, cle: number): string {
  const rue = VOIES[Math.floor(voie(cle) * VOIES.length)] ?? ''
  const n = 1 + Math.floor(numero(cle) ** 2 * 90)
  return site.population < 400 && n % 2 === 0 ? capitalize(rue) : `${n} ${rue}`
}

const capitalize = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/** Upper case without accents, punctuation kept: `SAINT-DENIS`, `VAL-D'OISE`. */
export const capitales = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')

/** Upper case with letters and digits alone, as the statistical files write names: `L HAY LES ROSES`. */
export const majuscules = (texte: string): string =>
  capitales(texte)
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()

/** « de » before the name of a commune: `de Lille`, `d'Arcueil`, `du Mans`, `des Ulis`. */
export function deCommune(nom: string): string {
  if (nom.startsWith('Le ')) return `du ${nom.slice(3)}`
  if (nom.startsWith('Les ')) return `des ${nom.slice(4)}`
  const elision = /^[aeiouyh]/i.test(nom.normalize('NFD'))
  return elision ? `d'${nom}` : `de ${nom}`
}
