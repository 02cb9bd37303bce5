import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { compte, nombre } from '../../data/mots/nombre.ts'
import { jour } from '../../data/mots/texte.ts'
import type { SourceCitee } from '../contract/enveloppe.ts'
import type { Valeur } from '../contract/synthese.ts'
import { type Html, html } from '../documentation/html.ts'

/** What the numbers of a page are worth, and the files they come from. */
export function qualite({
  valeurs,
  sources,
}: {
  valeurs: readonly Valeur[]
  sources: readonly SourceCitee[]
}): Html {
  const connues = valeurs.filter(({ valeur }) => valeur !== null)
  const partielles = connues.filter(({ couverture }) => couverture !== null && couverture < 1)
  const fragiles = valeurs.filter(({ statut }) => statut === 'couverture_insuffisante')
  return html`<section><h2>Qualité des données</h2>
<p>${compte(connues.length, 'indicateur a une valeur', 'indicateurs ont une valeur')} ici, sur ${nombre(valeurs.length)} ; ${compte(partielles.length, 'repose', 'reposent')} sur des réponses partielles, et ${compte(fragiles.length, 'est fragile', 'sont fragiles')} (trop peu de réponses).</p>
<ul class="qualite-sources">${sources.map(
    ({ titre, producteur, url, licence, campagne, date_import }) =>
      html`<li><a href="${url}" rel="noreferrer">${titre}</a>, ${producteur}${campagne && `, ${libelleCampagne(campagne)}`}. ${licence.titre}.${date_import && ` Importé le ${jour(date_import)}.`}</li>`,
  )}</ul></section>`
}
