import { compte } from '../../../data/mots/nombre.ts'
import type { Etat } from '../../contract/etat.ts'
import { fr } from '../prose.ts'
import { contactDe, type Instance, type Texte } from './cadre-texte.ts'

/** How long an administrator keeps what is personal. */
export interface Conservation {
  /** Addresses of authors, once their report is closed: days. */
  contacts: number
  /** Log of the acts of agents: months. */
  journal: number
}

/** What is known of a reader, and what is not. */
export const texteConfidentialite = (
  instance: Instance,
  { contacts, journal }: Conservation,
  fond: Etat['fond'],
): Texte => ({
  titre: 'Confidentialité',
  resume: `Lire Cartable ne demande ni compte ni cookie. Aucune donnée n’est transmise à un tiers${fond ? ' sans votre demande' : ''}, aucune audience n’est mesurée.`,
  chemin: '/confidentialite',
  contenu: fr`<section><h2>Ce qui n’est pas collecté</h2>
<ul class="puces">
<li><strong>Aucun cookie</strong> n’est déposé pour lire le site ni pour signaler une erreur. Les lieux que vous avez cherchés restent dans la mémoire de votre navigateur, d’où vous pouvez les effacer ; ils ne nous sont pas transmis.</li>
<li><strong>Aucun appel à un tiers</strong> : cartes, caractères et programmes viennent de ce site. Votre navigateur reçoit l’interdiction d’en charger d’ailleurs (<i lang="en">content security policy</i>).${fond && fr` Une exception, que vous décidez : si vous affichez le fond « ${fond.nom} » sous la carte, votre navigateur le demande à ${new URL(fond.tuiles).host}, qui reçoit alors votre adresse IP et les endroits regardés.`}</li>
<li><strong>Aucune mesure d’audience</strong>, aucun traceur, aucune publicité.</li>
<li>Ce que vous cherchez, choisissez ou comparez s’écrit dans l’adresse de la page, pour être partagé ou retrouvé ; le service répond, et ne le conserve pas.</li>
</ul></section>
<section><h2>Ce qui est traité</h2>
<div class="defile"><table class="table-simple">
<thead><tr><th scope="col">Donnée</th><th scope="col">Pourquoi</th><th scope="col">Durée</th></tr></thead>
<tbody>
<tr><th scope="row">Adresse IP de qui lit</th><td>Limiter le nombre de demandes par minute, pour que le service reste ouvert à tous</td><td>En mémoire seulement, une minute après la dernière demande</td></tr>
<tr><th scope="row">Demande qui a échoué : adresse demandée, adresse IP, heure</th><td>Comprendre et réparer une panne</td><td>Celle du journal technique que tient l’hébergeur</td></tr>
<tr><th scope="row">Signalement : texte et pièces que vous donnez</th><td>Faire corriger la donnée ; un texte qui semble contenir un nom ou des coordonnées n’est publié qu’après avoir été lu, les pièces ne sont lues que par les agents</td><td>Effacés à votre demande, depuis votre lien de suivi ; sinon gardés avec le signalement</td></tr>
<tr><th scope="row">Adresse électronique de qui signale, si elle est donnée</th><td>Vous envoyer le lien de suivi, puis les suites, un message par jour au plus ; chiffrée, jamais publiée</td><td>${compte(contacts, 'jour', 'jours')} après la clôture du signalement, ou à votre demande</td></tr>
<tr><th scope="row">Adresse IP de qui signale, sous la forme d’une empreinte qui change chaque jour</th><td>Limiter les envois abusifs</td><td>Inutilisable le lendemain</td></tr>
<tr><th scope="row">Agents accrédités : nom, adresse électronique, droits, actes</th><td>Les reconnaître (un cookie de session, sans mot de passe) et savoir qui a fait quoi</td><td>Le compte : jusqu’à sa suppression par l’administration ; la session : sept jours au plus ; le journal de leurs actes : ${compte(journal, 'mois', 'mois')}</td></tr>
</tbody></table></div>
<p>L’hébergeur, ou un relais placé devant le service, peut tenir ses propres journaux : ils relèvent de sa politique.</p></section>
<section><h2>Les données publiées</h2>
<p>L’observatoire décrit des établissements et des territoires, jamais des personnes. Les effectifs sont des totaux par établissement ; un total qui porterait sur trop peu de réponses est tenu secret. Les adresses électroniques et les numéros de téléphone que contiennent certains fichiers d’origine ne sont pas chargés. Une ligne rejetée est conservée telle qu’elle a été reçue, pour que son producteur puisse la corriger ; celle d’un fichier de données locales n’est lue que par les agents de son territoire, 180 jours au plus.</p></section>
<section><h2>Vos droits</h2>
<p>Pour toute question sur ces traitements, ou pour exercer vos droits d’accès, de rectification et d’effacement : ${contactDe(instance)} Vous pouvez aussi saisir la <a href="https://www.cnil.fr/" rel="noreferrer">CNIL</a>.</p></section>`,
})
