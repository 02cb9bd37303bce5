import { type Html, html } from '../../documentation/html.ts'
import { cadre } from '../cadre.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'

/** Who answers for an instance of the observatory; `null` where its operator did not say. */
export interface Instance {
  editeur: string | null
  hebergeur: string | null
  contact: string | null
}

/** A page of text: title, one sentence that sums it up, sections. */
export interface Texte {
  titre: string
  /** Shown under the title and given to search engines. */
  resume: string
  chemin: string
  contenu: Html
}

/** A page of text in the frame of the site. */
export const pageTexte = ({ titre, resume, chemin, contenu }: Texte, demonstration: boolean): PageRendue => ({
  titre: `${titre} – Cartable`,
  description: resume,
  chemin,
  faits: [],
  contenu: cadre(
    demonstration,
    html`<main class="page-fiche page-texte"><header class="fiche-titre"><h1>${titre}</h1><p class="chapeau">${resume}</p></header>${contenu}</main>`,
    chemin,
  ),
  precharger: [],
  masquee: false,
})

/** How to reach who answers for the instance. */
export function contactDe({ contact, editeur }: Instance): Html {
  if (contact === null) {
    return fr`L’exploitant de cette instance n’a pas encore renseigné d’adresse de contact (variable <code>CARTABLE_CONTACT</code>).`
  }
  const adresse = contact.includes('://') ? contact : `mailto:${contact}`
  const qui = editeur ? html`${editeur} : ` : ''
  return html`${qui}<a href="${adresse}">${contact}</a>.`
}
