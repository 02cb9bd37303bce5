import { fr } from '../prose.ts'
import { contactDe, type Instance, type Texte } from './cadre-texte.ts'

/** Statement of accessibility: what was measured, what was not, what is known to fall short. */
export const texteAccessibilite = (instance: Instance, version: string): Texte => ({
  titre: 'Déclaration d’accessibilité',
  resume:
    'Cartable est conçu pour être lu et employé par tous. Il n’a pas encore été audité selon le RGAA : au sens de ce référentiel, il est donc non conforme. Voici ce qui est mesuré, et ce que l’on sait y manquer.',
  chemin: '/accessibilite',
  contenu: fr`<section><h2>État de conformité</h2>
<p>En l’absence d’un audit en cours de validité, ce site est <strong>non conforme</strong> avec le référentiel général d’amélioration de l’accessibilité (RGAA). Aucun taux de conformité n’est donc avancé.</p></section>
<section><h2>Ce qui est mesuré à chaque version</h2>
<p>Les essais automatiques de la version ${version} ouvrent le site dans un vrai navigateur et vérifient :</p>
<ul class="puces">
<li>l’absence de défaut grave ou critique selon <a href="https://github.com/dequelabs/axe-core" rel="noreferrer">axe-core</a> sur les types de pages du site : carte, tableau, territoire, établissement, comparaison, socle, données, méthode et pages de texte, en thème clair ou sombre, sur ordinateur ou sur téléphone ;</li>
<li>le parcours au clavier seul de la recherche, de la carte, du tableau, des graphiques et des explications ;</li>
<li>l’agrandissement à 400 % sans défilement horizontal de la page ;</li>
<li>la lecture sans script des pages de territoires, d’établissements, de données, de méthode et de texte.</li>
</ul>
<p>Un outil automatique ne trouve qu’une partie des défauts : ces essais ne remplacent pas un audit, ni l’avis de personnes qui emploient des aides techniques.</p></section>
<section><h2>Ce que l’on sait y manquer</h2>
<ul class="puces">
<li><strong>La carte</strong> est un dessin. On s’y déplace au clavier, mais un lecteur d’écran n’en lit pas les formes : le bouton « Tableau » donne les mêmes valeurs, triables, dans le même ordre de choix.</li>
<li><strong>Les graphiques</strong> ont une phrase et un tableau équivalents ; leurs points s’atteignent au clavier, dans les pages qui s’animent. Sans script, seuls les tableaux restent.</li>
<li><strong>Les fichiers téléchargés</strong> (CSV, Excel, OpenDocument, Parquet) n’ont pas été évalués.</li>
<li><strong>Les contenus des producteurs</strong> (noms d’établissements, lignes rejetées d’un fichier) sont montrés tels qu’ils ont été reçus, parfois en capitales ou abrégés.</li>
<li>Le site n’a pas encore été essayé avec des utilisateurs de lecteurs d’écran, de loupes ou de commandes vocales.</li>
</ul></section>
<section><h2>Signaler une difficulté</h2>
<p>Si vous ne pouvez pas lire un contenu ou employer un service, écrivez-nous : nous vous donnerons l’information autrement. ${contactDe(instance)}</p></section>
<section><h2>Voies de recours</h2>
<p>Si vous signalez un défaut qui vous empêche d’accéder à un contenu et que vous n’obtenez pas de réponse satisfaisante, vous pouvez écrire au <a href="https://formulaire.defenseurdesdroits.fr/" rel="noreferrer">Défenseur des droits</a>, contacter son <a href="https://www.defenseurdesdroits.fr/carte-des-delegues" rel="noreferrer">délégué dans votre région</a>, ou lui envoyer un courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p></section>`,
})
