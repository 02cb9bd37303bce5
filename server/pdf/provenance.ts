import { type SourceResumee, summariseSources } from '../../data/mots/sources.ts'
import type { Enveloppe } from '../contract/enveloppe.ts'
import { writeListe, writeParagraphe, writeSousTitre } from './blocs.ts'
import { ACCENT, NOTE } from './encre.ts'
import { GAUCHE, type Papier } from './papier.ts'

/**
 * Where the numbers of a document come from, how to quote it, where to find it again.
 * @param adresse the live page; `null` when the site's address is not known.
 */
export function writeProvenance(
  papier: Papier,
  { sources: citees, citation }: Pick<Enveloppe, 'sources' | 'citation'>,
  adresse: string | null,
): void {
  writeSousTitre(papier, 'D’où viennent les données', 30)
  const sources = summariseSources(citees)
  const licence = commun(sources.map((source) => source.licence))
  const jourLu = commun(sources.map(({ importee }) => importee))
  if (licence) {
    const lus = jourLu ? `, lus le ${jourLu}` : ''
    writeParagraphe(papier, `Fichiers publiés sous ${licence}${lus}.`, NOTE)
  }
  writeListe(
    papier,
    sources.map((source) => writeSource(source, !licence, !jourLu)),
    { ...NOTE, taille: 6.8 },
  )
  if (citation) writeParagraphe(papier, `Pour citer : ${citation.texte}`, NOTE)
  if (adresse) {
    papier.place(12)
    const haut = papier.y
    papier.partie('P', () => papier.lien(adresse, adresse, GAUCHE, haut, { ...NOTE, encre: ACCENT }))
    papier.y += 14
  }
}

/** What all have in common is said once. */
const commun = (mots: readonly string[]): string => (new Set(mots).size === 1 ? (mots[0] ?? '') : '')

function writeSource(source: SourceResumee, avecLicence: boolean, avecDate: boolean): string {
  const { titre, producteur, campagnes, importee, licence } = source
  const lu = avecDate && importee ? `, importé le ${importee}` : ''
  return `${titre}. ${producteur}${campagnes ? `, ${campagnes}` : ''}${lu}.${avecLicence ? ` ${licence}.` : ''}`
}
