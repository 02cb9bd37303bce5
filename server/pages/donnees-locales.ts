import {
  ditAuteur,
  ditCouvertureLocale,
  ditTitreLocal,
  NOTE_LOCALES,
  writeLocale,
  writeNationale,
} from '../../data/mots/donnees-locales.ts'
import type { CouvertureLocale, DonneesLocalesEcole } from '../contract/jeu-local.ts'
import { type Html, html } from '../documentation/html.ts'

/** What pilot territories publish of a school, under their names. */
export function localesEcole(jeux: readonly DonneesLocalesEcole[]): Html | null {
  if (jeux.length === 0) return null
  return html`<section id="donnees-locales"><h2>Données locales</h2><p class="note">${NOTE_LOCALES}</p>${jeux.map(
    (jeu) => html`<h3>${ditTitreLocal(jeu)}</h3>
<p class="note">${ditAuteur(jeu)}.</p><div class="defile"><table class="table-simple">
<thead><tr><th scope="col">Champ</th><th scope="col">Valeur locale</th><th scope="col">Source nationale</th></tr></thead>
<tbody>${jeu.valeurs.map(
      ({ libelle, valeur, statut, nationale }) =>
        html`<tr><th scope="row">${libelle}</th><td>${writeLocale(valeur, statut)}</td><td>${writeNationale(nationale)}</td></tr>`,
    )}</tbody></table></div>`,
  )}</section>`
}

/** What pilot territories publish of a territory, and how much of it they describe. */
export function localesTerritoire(jeux: readonly CouvertureLocale[]): Html | null {
  if (jeux.length === 0) return null
  return html`<section id="donnees-locales"><h2>Données locales</h2><p class="note">${NOTE_LOCALES}</p><ul>${jeux.map(
    (jeu) =>
      html`<li><h3>${jeu.titre}</h3><p>${ditCouvertureLocale(jeu)}.</p><p class="note">${ditAuteur(jeu)}. <a href="${jeu.url.replace('?', '.csv?')}" rel="nofollow">Télécharger (CSV)</a></p></li>`,
  )}</ul></section>`
}
