import { compte } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { Etat } from '../../contract/etat.ts'
import { fr } from '../prose.ts'
import { contactDe, type Instance, type Texte } from './cadre-texte.ts'

/** What an instance holds, counted. */
export interface Chiffres {
  etablissements: number
  communes: number
  sources: number
  indicateurs: number
  publieeLe: string | null
}

/** What the observatory is, for whom, what it holds to. */
export const texteAPropos = (chiffres: Chiffres, instance: Instance, fond: Etat['fond']): Texte => ({
  titre: 'À propos de Cartable',
  resume:
    'L’observatoire ouvert du numérique éducatif : ce qui connecte, équipe et sert chaque école, collège et lycée de France, et ce qui s’y essaie.',
  chemin: '/a-propos',
  contenu: fr`<section><h2>Ce que l’on y trouve</h2>
<p>Cartable rassemble ce que les données publiques disent du numérique dans les établissements scolaires, en quatre composantes : <strong>connectivité</strong>, <strong>équipement</strong>, <strong>services et ressources</strong>, <strong>expérimentations</strong>. Il prolonge eCarto, la cartographie ouverte en 2018 par la Banque des Territoires et le ministère de l’Éducation nationale.</p>
<p>Cette instance compte ${compte(chiffres.etablissements, 'établissement ouvert', 'établissements ouverts')} dans ${compte(chiffres.communes, 'commune', 'communes')}, ${compte(chiffres.indicateurs, 'indicateur', 'indicateurs')} et ${compte(chiffres.sources, 'source importée', 'sources importées')}${chiffres.publieeLe && fr`. Dernière publication : ${jour(chiffres.publieeLe)}`}.</p>
<ul class="puces">
<li><a href="/">La carte</a> montre un indicateur, de la région à l’établissement, avec ce qui manque.</li>
<li><a href="/territoires/pays/FR">Les pages des territoires</a> et des établissements donnent chaque valeur, qui a répondu et d’où elle vient.</li>
<li><a href="/comparer">La comparaison</a> met de deux à six territoires côte à côte, et dit les écarts qui ne sont pas sûrs.</li>
<li><a href="/socle">Le socle numérique</a> compte qui satisfait un ensemble de règles, qui ne le satisfait pas, et pour qui l’on ne sait pas.</li>
<li><a href="/donnees">Les données</a> sont décrites, datées et téléchargeables ; <a href="/api/docs">l’API</a> est ouverte, sans clé.</li>
</ul></section>
<section><h2>Pour qui</h2>
<ul class="puces">
<li>Une <strong>collectivité</strong> y trouve les établissements dont elle a la charge : la commune ses écoles, le département ses collèges, la région ses lycées.</li>
<li>Une <strong>académie</strong> y prépare ses synthèses territoriales et y vérifie ses listes.</li>
<li>Les <strong>chercheurs, journalistes et développeurs</strong> y prennent les données complètes, avec leurs définitions et leur provenance.</li>
<li>Les <strong>producteurs de données</strong> y lisent ce qui a été rejeté de leurs fichiers, et pourquoi.</li>
</ul></section>
<section><h2>Ce à quoi l’observatoire se tient</h2>
<ul class="puces">
<li><strong>Une réponse manquante n’est jamais un zéro.</strong> Chaque chiffre dit combien d’établissements ont répondu ; ce qui est trop fragile n’est pas classé.</li>
<li><strong>Tout chiffre s’explique</strong>, jusqu’au fichier et à la ligne dont il vient. <a href="/methode">La méthode</a> est écrite à partir des déclarations mêmes qui calculent les chiffres.</li>
<li><strong>Rien n’est corrigé en silence</strong> : une valeur suspecte est signalée, une correction porte sa raison, sa date et la valeur d’origine.</li>
<li><strong>Aucun appel à un tiers</strong> depuis votre navigateur${fond && fr`, sauf à afficher le fond « ${fond.nom} »`}, aucun traceur, aucun compte pour lire. Voir <a href="/confidentialite">la page Confidentialité</a>.</li>
</ul></section>
<section><h2>Un logiciel libre</h2>
<p>Cartable est un logiciel libre (licence MIT) qu’une collectivité ou une académie peut héberger elle-même, avec les mêmes données ou les siennes. Les données gardent la licence de leur producteur, rappelée sur chaque page et dans chaque réponse de l’API.</p></section>
<section><h2>Nous écrire</h2><p>${contactDe(instance)}</p></section>`,
})
