import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import { adresseExemple, type Reperes } from './exemples.ts'
import { commande, onglets } from './extraits.ts'
import { CONVENTIONS, recettes, VERSIONS } from './guides.ts'
import { type Html, html } from './html.ts'
import {
  corpsOf,
  isLecturePublique,
  type Openapi,
  type Operation,
  type OperationSituee,
  operationsOf,
  reponseJson,
  type Schema,
} from './schema.ts'
import { tableChamps, tableParametres } from './tables.ts'

/** Errors a reader may meet, with what to do. */
const ERREURS = [
  [
    'parametre_inconnu',
    400,
    'Un paramètre mal écrit n’est jamais ignoré : la réponse liste ceux qui existent, et « propositions » ce qui lui ressemble.',
  ],
  ['parametre_manquant', 400, 'Un paramètre obligatoire manque.'],
  [
    'parametre_invalide',
    400,
    '« recu » et « attendu » disent ce qui a été lu et ce qui est accepté, « propositions » ce qui s’en approche.',
  ],
  ['requete_malformee', 400, 'L’adresse ou les en-têtes ne peuvent pas être lus.'],
  ['formulaire_suspect', 400, 'Le champ « site » d’un envoi sans compte doit rester vide.'],
  ['defi_inconnu', 400, 'Le défi n’est pas de cette instance : en demander un autre.'],
  ['defi_expire', 400, 'Le défi n’est plus valable : en demander un autre.'],
  ['defi_non_resolu', 400, 'La solution n’est pas celle du défi.'],
  ['valeur_identique', 400, 'La valeur proposée est celle qui est publiée.'],
  ['deja_ferme', 400, 'L’établissement est déjà donné comme fermé.'],
  ['etablissement_connu', 400, 'L’établissement signalé comme manquant est dans l’annuaire.'],
  ['connexion_requise', 401, 'Réservé aux agents : se connecter, ou donner un jeton d’API.'],
  ['jeton_invalide', 401, 'Le jeton d’API n’existe pas, a expiré ou a été révoqué.'],
  ['droit_insuffisant', 403, 'L’agent n’a pas le rôle, ou le périmètre, que demande l’opération.'],
  ['portee_insuffisante', 403, 'Le jeton n’a pas la portée que demande l’opération.'],
  ['jeton_csrf', 403, 'L’en-tête X-Cartable-Jeton, lu dans /api/v1/moi, manque ou n’est plus le bon.'],
  ['autre_origine', 403, 'Une écriture avec une session ne se fait que depuis les pages de Cartable.'],
  [
    'introuvable',
    404,
    '« suggestion » nomme ce qui remplace la ressource, quand elle a été reprise par une autre.',
  ],
  ['format_indisponible', 406, 'La ressource n’existe pas dans ce format ; la réponse liste ceux qu’elle a.'],
  ['conflit', 409, 'L’état présent de la ressource ne permet pas cette opération ; le détail dit pourquoi.'],
  ['deja_signale', 409, '« suggestion » nomme le signalement ouvert sur le même champ : le soutenir.'],
  ['valeur_changee', 409, 'La valeur publiée n’est plus celle que l’auteur avait sous les yeux.'],
  ['defi_deja_utilise', 409, 'Un défi ne sert qu’une fois.'],
  ['signalement_clos', 409, 'Le signalement est clos : il ne peut plus être soutenu.'],
  [
    'version_depassee',
    409,
    'Quelqu’un d’autre a agi : « etat » et « version » disent où en est la ressource.',
  ],
  ['etat_refuse', 409, 'L’action n’est pas possible dans cet état.'],
  ['trop_de_pieces', 409, 'Un signalement porte au plus trois pièces.'],
  ['piece_deja_jointe', 409, 'Ce fichier est déjà joint.'],
  ['lien_invalide', 410, 'Le lien de connexion a servi ou expiré : en demander un autre.'],
  ['publication_retiree', 410, 'Choisir une publication encore conservée (/api/v1/versions).'],
  ['corps_trop_volumineux', 413, 'L’envoi dépasse la taille admise par l’opération.'],
  ['type_non_admis', 415, 'Le type de contenu de l’envoi n’est pas admis par l’opération.'],
  ['intervalle_hors_fichier', 416, 'L’en-tête Range demande des octets au-delà de la fin du fichier.'],
  ['trop_de_requetes', 429, 'Attendre le délai donné par Retry-After.'],
  ['quota_adresse', 429, 'Trop d’envois sans compte, ce jour, depuis cette adresse.'],
  ['quota_cible', 429, 'Trop de signalements, ce jour, de cet établissement ou de ce territoire.'],
  ['erreur_interne', 500, 'Le défaut est le nôtre ; citer « instance » en le signalant.'],
  ['indisponible', 503, 'Réessayer après le délai donné par Retry-After.'],
] as const

/**
 * The reference page of the API, made from its OpenAPI document.
 * @param origine root address shown in the examples. @param reperes what exists on this instance, to write them.
 */
export function pageDocumentation(document: Openapi, origine: string, reperes: Reperes): string {
  const operations = operationsOf(document)
  return withNoBreakSpaces(
    html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API ouverte · Cartable</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header class="bandeau"><a class="marque" href="/"><img src="/favicon.svg" alt="" width="28" height="28">Cartable</a><span>API ouverte</span><a href="/api/openapi.json">OpenAPI 3.1</a></header>
<div class="cadre">
${sommaire(document, operations)}
<main id="contenu">
<h1>API ouverte</h1>
${document.info.description.split('\n\n').map((texte) => html`<p class="chapeau">${texte}</p>`)}
${usages(origine, reperes)}
${clientType(origine, reperes)}
${CONVENTIONS}
${recettes(origine, reperes)}
${document.tags.map(({ name, description }) => {
  const miennes = operations.filter(({ operation }) => operation.tags.includes(name))
  return html`<section aria-labelledby="${ancre(name)}"><h2 id="${ancre(name)}">${name}</h2><p>${description}</p>
${miennes.map((situee) => article(document, origine, situee, reperes))}</section>`
})}
<section aria-labelledby="erreurs"><h2 id="erreurs">Erreurs</h2>
<p>Les erreurs suivent la RFC 9457 (<code>application/problem+json</code>). Le champ <code>code</code> est stable.</p>
<dl class="erreurs">${ERREURS.map(
      ([code, status, texte]) =>
        html`<dt id="erreur-${code}"><code>${code}</code> <span>${status}</span></dt><dd>${texte}</dd>`,
    )}</dl></section>
${VERSIONS}
<section aria-labelledby="modeles"><h2 id="modeles">Modèles</h2>
${Object.entries(document.components.schemas).map(([nom, schema]) => modele(document, nom, schema))}</section>
</main></div></body></html>`.texte,
  )
}

const ancre = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')

const sommaire = (document: Openapi, operations: readonly OperationSituee[]): Html =>
  html`<nav aria-label="Sommaire"><ul><li><a href="#usages">Pour commencer</a></li><li><a href="#client">Client TypeScript</a></li><li><a href="#conventions">Conventions</a><ul><li><a href="#filtres">Filtres</a></li><li><a href="#formats">Formats</a></li><li><a href="#avertissements">Avertissements</a></li><li><a href="#limites">Limites</a></li></ul></li><li><a href="#recettes">Recettes</a></li>${document.tags.map(
    ({ name }) =>
      html`<li><a href="#${ancre(name)}">${name}</a><ul>${operations
        .filter(({ operation }) => operation.tags.includes(name))
        .map(
          ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
        )}</ul></li>`,
  )}<li><a href="#erreurs">Erreurs</a></li><li><a href="#evolutions">Évolutions</a></li><li><a href="#modeles">Modèles</a></li></ul></nav>`

const usages = (
  origine: string,
  { departement }: Reperes,
): Html => html`<section aria-labelledby="usages"><h2 id="usages">Pour commencer</h2>
${onglets('premier-pas', `${origine}/api/v1/territoires/departement/${departement}/synthese?type=college`, true)}
<ul>
<li>Sans clé, depuis n’importe quel site (CORS ouvert). La limite par minute et ce qu’il en reste sont dans les en-têtes <code>RateLimit-*</code>.</li>
<li>Les codes sont du texte : <code>01</code>, <code>2A</code>, <code>35238</code>.</li>
<li>Les listes donnent <code>total</code>, <code>resultats</code> et <code>suivant</code>, l’adresse de la page suivante (aussi dans l’en-tête <code>Link</code>).</li>
<li>Chaque réponse a un <code>ETag</code> : renvoyé dans <code>If-None-Match</code>, il donne un 304 tant que rien n’est publié.</li>
</ul></section>`

const clientType = (
  origine: string,
  { departement }: Reperes,
): Html => html`<section aria-labelledby="client"><h2 id="client">Client TypeScript</h2>
<p><a href="/api/client.ts">client.ts</a> est un fichier sans dépendance, produit à partir du document OpenAPI : paramètres et réponses de chaque opération y sont typés et décrits. Le site s’en sert lui-même.</p>
<pre tabindex="0"><code>import { adresse, demander, parcourir } from './client.ts'

const racine = '${origine}'
const synthese = await demander(
  adresse('lireSynthese', { niveau: 'departement', code: '${departement}', type: 'college' }),
  { racine },
)
console.log(synthese.valeurs[0]?.valeur)

const colleges = adresse('listerEtablissements', {
  territoire: ['departement:${departement}'],
  type: ['college'],
  tri: '-ips',
})
for await (const { uai, nom } of parcourir(colleges, { racine })) {
  console.log(uai, nom)
}</code></pre>
<p>Ce qui écrit passe par <code>ecrire</code>, une seule fois, jamais répété ; ce qui est réservé aux agents demande un jeton, créé dans leur espace.</p>
<pre tabindex="0"><code>import { ecrire } from './client.ts'

const jeton = '…'
const corps = new Blob(['uai;annee\\n'])
const { id } = await ecrire(
  'envoyerDepot',
  {
    schema: 'equipement-numerique-etablissement',
    niveau: 'departement',
    code: '${departement}',
    fichier: 'parc.csv',
    corps,
  },
  { racine: '${origine}', entetes: { authorization: 'Bearer ' + jeton } },
)
console.log(id)</code></pre></section>`

function article(document: Openapi, origine: string, situee: OperationSituee, reperes: Reperes): Html {
  const { chemin, methode, operation } = situee
  const url = adresseExemple(document, chemin, operation, reperes)
  const json = reponseJson(operation)
  const contenu = json ?? Object.values(operation.responses['200']?.content ?? {})[0]
  const corps = corpsOf(operation)
  return html`<article id="${operation.operationId}">
<h3>${operation.summary}</h3>
<p class="adresse"><span class="verbe">${methode.toUpperCase()}</span> <code>${chemin}</code></p>
${operation.deprecated && html`<p><strong>Dépréciée</strong> : ses en-têtes disent jusqu’à quand elle répond, et ce qui la remplace.</p>`}
<p>${operation.description}</p>
${operation.security && html`<p>${acces(operation.security)}</p>`}
${operation['x-formats'] && html`<p>Aussi en ${operation['x-formats'].map((nom, rang) => html`${rang > 0 && ', '}<code>.${nom}</code>`)}.</p>`}
${tableParametres(document, operation.parameters ?? [])}
${corps && html`<details><summary>Corps de la requête</summary>${tableChamps(document, corps)}</details>`}
${
  isLecturePublique(situee)
    ? onglets(`exemple-${operation.operationId}`, origine + url, json !== undefined)
    : html`<pre tabindex="0"><code>${commande(document, situee, origine + url)}</code></pre>`
}
${json?.example !== undefined && html`<details><summary>Réponse (listes abrégées)</summary><pre tabindex="0"><code>${JSON.stringify(json.example, null, 2)}</code></pre></details>`}
${contenu && html`<details><summary>Champs de la réponse</summary>${tableChamps(document, contenu.schema)}</details>`}
</article>`
}

/** Who may call a private operation. */
function acces(security: NonNullable<Operation['security']>): string {
  const portee = security.flatMap(({ jeton }) => jeton ?? [])[0]
  return portee
    ? `Pour les agents : par leur session, ou par un jeton de portée « ${portee} ».`
    : 'Pour les agents, par leur session seulement.'
}

const modele = (
  document: Openapi,
  nom: string,
  schema: Schema,
): Html => html`<details id="modele-${nom}"><summary><code>${nom}</code> <span>${schema.description ?? ''}</span></summary>
${schema.enum && html`<p>Valeurs : ${schema.enum.map((valeur, rang) => html`${rang > 0 && ', '}<code>${String(valeur)}</code>`)}</p>`}
${schema.properties && tableChamps(document, schema)}</details>`
