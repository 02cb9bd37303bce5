import { ETATS_FRAICHEUR, etatFraicheur, STATUTS_IMPORT } from '../../../data/mots/fraicheur.ts'
import type { ImportFiche } from '../../contract/imports.ts'
import type { SourcePubliee } from '../../contract/sources.ts'
import { type Html, html } from '../../documentation/html.ts'

/** Whether a source is up to date, as a word in a frame. */
export function pastilleFraicheur(fraicheur: SourcePubliee['fraicheur'], aujourdhui: string): Html {
  const etat = etatFraicheur(fraicheur, aujourdhui)
  return html`<span class="etat etat-${etat}">${ETATS_FRAICHEUR[etat]}</span>`
}

/** What became of a file, as a word in a frame. */
export const pastilleImport = ({ statut }: Pick<ImportFiche, 'statut'>): Html =>
  html`<span class="etat etat-${statut}">${STATUTS_IMPORT[statut]}</span>`
