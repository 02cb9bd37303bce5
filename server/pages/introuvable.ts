import type { Trouvaille } from '../contract/recherche.ts'
import { html } from '../documentation/html.ts'
import { cadre } from './cadre.ts'
import type { PageRendue } from './coquille.ts'

interface Demande {
  chemin: string
  quoi: 'territoire' | 'établissement'
  message: string
  /** What replaces it, then what resembles it. */
  suggestions: readonly { nom: string; chemin: string }[]
  demonstration: boolean
}

/** Page of what was found by a search. */
export const cheminOf = ({ genre, niveau, code }: Trouvaille): string =>
  genre === 'etablissement' ? `/etablissements/${code}` : `/territoires/${niveau}/${code}`

/** No such territory or school: what replaces it, what resembles it, and ways on. */
export function pageIntrouvable({ chemin, quoi, message, suggestions, demonstration }: Demande): PageRendue {
  const titre = quoi === 'territoire' ? 'Ce territoire n’est pas connu' : 'Cet établissement n’est pas connu'
  return {
    titre: `${titre} – Cartable`,
    description: message,
    chemin,
    faits: [],
    contenu: cadre(
      demonstration,
      html`<main class="page-message"><section class="message-plein"><p class="etiquette">Erreur 404</p><h1>${titre}</h1>
<p>${message}</p>${
        suggestions.length > 0 &&
        html`<p>Vouliez-vous voir :</p><ul>${suggestions.map((suggestion) => html`<li><a href="${suggestion.chemin}">${suggestion.nom}</a></li>`)}</ul>`
      }<ul><li><a href="/territoires/pays/FR">Voir la France entière</a></li><li><a href="/">Ouvrir la carte</a></li></ul></section></main>`,
    ),
    precharger: [],
    masquee: true,
  }
}
