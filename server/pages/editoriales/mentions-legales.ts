import { LICENCES } from '../../../data/catalogue/model/source.ts'
import type { Html } from '../../documentation/html.ts'
import { fr } from '../prose.ts'
import { contactDe, type Instance, type Texte } from './cadre-texte.ts'

const renseigne = (valeur: string | null, variable: string): Html =>
  valeur
    ? fr`${valeur}`
    : fr`<em>non renseigné par l’exploitant de cette instance</em> (variable <code>${variable}</code>)`

/** Legal notice: who publishes, who hosts, on what terms all of it may be reused. */
export const texteMentions = (instance: Instance): Texte => ({
  titre: 'Mentions légales',
  resume: 'Qui publie ce site, qui l’héberge, et à quelles conditions son contenu peut être repris.',
  chemin: '/mentions-legales',
  contenu: fr`<section><h2>Édition et hébergement</h2>
<dl class="fiche-liste">
<div><dt>Éditeur</dt><dd>${renseigne(instance.editeur, 'CARTABLE_EDITEUR')}</dd></div>
<div><dt>Hébergeur</dt><dd>${renseigne(instance.hebergeur, 'CARTABLE_HEBERGEUR')}</dd></div>
<div><dt>Contact</dt><dd>${contactDe(instance)}</dd></div>
</dl></section>
<section><h2>Réutiliser les données</h2>
<p>Les données gardent la licence de leur producteur, nommée sur <a href="/donnees">la page de chaque source</a> et dans chaque réponse de l’API. La plupart sont sous <a href="${LICENCES['licence-ouverte-2.0'].url}" rel="noreferrer">Licence Ouverte 2.0</a> : leur réutilisation est libre, à condition d’en citer la source et la date. Chaque page propose une citation toute prête.</p>
<p>Les données de démonstration, quand un bandeau les annonce, sont inventées : elles ne doivent pas être reprises.</p></section>
<section><h2>Logiciel et crédits</h2>
<ul class="puces">
<li>Logiciel Cartable : licence MIT.</li>
<li>Contours schématiques et positions des communes : d’après Natural Earth (domaine public) et GeoNames, publiés sous <a href="${LICENCES['cc-by-4.0'].url}" rel="noreferrer">CC BY 4.0</a>. Contours officiels, quand ils sont importés : IGN, mis en forme par Etalab, Licence Ouverte 2.0.</li>
<li>Caractère Atkinson Hyperlegible Next, du Braille Institute : licence SIL Open Font 1.1.</li>
<li>Dessin de la carte : MapLibre GL JS, licence BSD à trois clauses.</li>
</ul></section>
<section><h2>Responsabilité</h2>
<p>Les chiffres sont publiés tels que leurs producteurs les ont communiqués, avec ce que l’on sait de leur couverture et de leurs limites. Une valeur suspecte est signalée, jamais réécrite en silence. Un chiffre ne vaut pas décision : <a href="/methode">la méthode</a> dit ce qu’il mesure et ce qu’il ne mesure pas.</p></section>`,
})
