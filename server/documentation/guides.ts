import { onglets } from './extraits.ts'
import { type Html, html } from './html.ts'

/** What a reader comes to do, and the requests that do it. `chemin`: with a real territory of this instance. */
interface Recette {
  id: string
  qui: string
  quoi: string
  etapes: { texte: string; chemin: (lieu: Lieu) => string; json?: boolean }[]
}

/** A département of this instance, to write examples with. */
export interface Lieu {
  departement: string
  commune: string
  academie: string
}

const RECETTES: Recette[] = [
  {
    id: 'collectivite',
    qui: 'Une collectivité',
    quoi: 'voir ses établissements et ceux qui sont en retard',
    etapes: [
      {
        texte: 'Tous les chiffres des collèges d’un département, comparés avec ceux de la région.',
        chemin: ({ departement }) => `/api/v1/territoires/departement/${departement}/synthese?type=college`,
      },
      {
        texte: 'Ceux qui n’ont pas répondu, dans un tableur.',
        chemin: ({ departement }) =>
          `/api/v1/etablissements.xlsx?territoire=departement:${departement}&type=college&filtre=ips=absent&indicateurs=ips,eleves`,
        json: false,
      },
      {
        texte: 'Les dix dont l’indice de position sociale est le plus bas.',
        chemin: ({ departement }) =>
          `/api/v1/etablissements?territoire=departement:${departement}&type=college&tri=ips&indicateurs=ips&limit=10`,
      },
    ],
  },
  {
    id: 'academie',
    qui: 'Une académie',
    quoi: 'préparer une synthèse par département',
    etapes: [
      {
        texte: 'Les départements de l’académie côte à côte, par secteur.',
        chemin: ({ academie }) =>
          `/api/v1/etablissements/regroupements?territoire=academie:${academie}&regrouper_par=departement,secteur&indicateurs=ips,eleves`,
      },
      {
        texte: 'La liste complète des écoles, pour LibreOffice.',
        chemin: ({ academie }) =>
          `/api/v1/etablissements.ods?territoire=academie:${academie}&type=ecole&indicateurs=eleves`,
        json: false,
      },
    ],
  },
  {
    id: 'developpeur',
    qui: 'Un développeur, une journaliste, une chercheuse',
    quoi: 'tout télécharger, puis citer ses sources',
    etapes: [
      {
        texte: 'Les fichiers complets de la publication, avec leur empreinte.',
        chemin: () => '/api/v1/exports',
      },
      {
        texte: 'Tous les établissements, en CSV : virgule, point décimal.',
        chemin: () => '/api/v1/exports/etablissements.csv',
        json: false,
      },
      {
        texte: 'Une série pour une carte ou un graphique, d’un seul bloc.',
        chemin: () => '/api/v1/indicateurs/ips/valeurs?niveau=departement',
      },
    ],
  },
  {
    id: 'pilote',
    qui: 'Un territoire pilote',
    quoi: 'vérifier les données de ses établissements',
    etapes: [
      {
        texte: 'Les établissements d’une commune, fermés compris, sur une carte.',
        chemin: ({ commune }) => `/api/v1/etablissements.geojson?territoire=commune:${commune}`,
        json: false,
      },
      {
        texte: 'Ce que chaque source a dit, fichier par fichier.',
        chemin: () => '/api/v1/imports',
      },
      {
        texte:
          'Les données locales que les territoires publient eux-mêmes. Pour en envoyer par un programme : un jeton de portée « depots », puis « Envoyer un fichier de données locales ».',
        chemin: () => '/api/v1/donnees-locales',
      },
    ],
  },
]

/** Recipes for the users of the observatory. */
export const recettes = (origine: string, lieu: Lieu): Html =>
  html`<section aria-labelledby="recettes"><h2 id="recettes">Recettes</h2>${RECETTES.map(
    ({ id, qui, quoi, etapes }) =>
      html`<article id="recette-${id}"><h3>${qui} : ${quoi}</h3>${etapes.map(
        ({ texte, chemin, json = true }, rang) =>
          html`<p>${texte}</p>${onglets(`recette-${id}-${rang}`, origine + chemin(lieu), json)}`,
      )}</article>`,
  )}</section>`

/** Caveats an answer may carry. */
const AVERTISSEMENTS = [
  [
    'corrections_acceptees',
    'Des corrections acceptées ne sont pas encore dans les fichiers des producteurs : la synthèse garde leurs valeurs.',
  ],
  ['demonstration', 'Les valeurs sont inventées.'],
  ['aucune_publication', 'Rien n’est encore publié : la réponse est vide.'],
  ['couverture_insuffisante', 'Trop peu ont répondu : la valeur est fragile, et jamais classée.'],
  ['campagnes_melees', 'Des chiffres de plusieurs campagnes sont côte à côte.'],
  ['campagne_anterieure', 'Une campagne plus récente existe, trop peu répondue pour être montrée d’office.'],
  ['methode_changee', 'La question ou la méthode a changé entre les campagnes comparées.'],
  [
    'etablissements_en_vigueur',
    'Les campagnes passées sont lues sur les établissements ouverts aujourd’hui.',
  ],
  ['valeur_du_territoire', 'Chaque établissement porte la valeur de son territoire.'],
  ['filtre_sans_effet', 'L’indicateur décrit des territoires : type et secteur n’y changent rien.'],
  ['premiere_version', 'Aucune publication antérieure n’est conservée.'],
] as const

/** Grammar of the filters, formats, versions: what holds for the whole API. */
export const CONVENTIONS: Html = html`<section aria-labelledby="conventions"><h2 id="conventions">Conventions</h2>
<h3 id="filtres">Filtres sur les établissements</h3>
<p>Les mêmes filtres valent pour la liste, les exports et les regroupements. Plusieurs valeurs d’un même filtre s’ajoutent (<code>type=college,lycee</code>) ; plusieurs filtres se combinent.</p>
<div class="defile" tabindex="0"><table><thead><tr><th scope="col">Écriture</th><th scope="col">Sens</th></tr></thead><tbody>
<tr><th scope="row"><code>territoire=departement:35</code></th><td>dans ce territoire, de n’importe quel niveau</td></tr>
<tr><th scope="row"><code>filtre=ips&lt;90</code></th><td>a répondu moins de 90 (<code>&lt;</code> <code>&lt;=</code> <code>&gt;</code> <code>&gt;=</code> <code>=</code> <code>!=</code>), campagne par défaut</td></tr>
<tr><th scope="row"><code>filtre=eleves&gt;=300@2022</code></th><td>la même chose pour une campagne donnée</td></tr>
<tr><th scope="row"><code>filtre=part_education_prioritaire=oui</code></th><td>une question à laquelle on répond par oui ou non ; pour une répartition, le nom d’une classe</td></tr>
<tr><th scope="row"><code>filtre=ips=absent</code></th><td>attendu, sans réponse ; <code>!=absent</code> : a répondu</td></tr>
<tr><th scope="row"><code>bbox=-2.3,47.6,-1,48.8</code></th><td>dans ce rectangle : ouest, sud, est, nord</td></tr>
<tr><th scope="row"><code>near=-1.68,48.11,2000</code></th><td>à moins de 2 000 mètres de ce point, les plus proches d’abord, chacun avec sa « distance »</td></tr>
<tr><th scope="row"><code>indicateurs=ips,eleves@2022</code></th><td>joint ces valeurs à chaque établissement</td></tr>
<tr><th scope="row"><code>tri=-ips</code></th><td>du plus grand au plus petit ; les absents à la fin</td></tr>
<tr><th scope="row"><code>champs=nom,commune</code></th><td>ne garde que ces champs</td></tr>
</tbody></table></div>
<p>Dans une adresse, <code>&lt;</code> et <code>&gt;</code> s’écrivent aussi <code>%3C</code> et <code>%3E</code>. Un paramètre inconnu est une erreur, jamais ignoré.</p>
<h3 id="formats">Formats</h3>
<p>Toute liste existe en JSON, CSV, NDJSON, XLSX, ODS et Parquet, et en GeoJSON quand ses lignes ont une position : par extension (<code>/api/v1/etablissements.csv</code>) ou par l’en-tête <code>Accept</code>. Le JSON est paginé ; les autres formats donnent toutes les lignes, sans plafond, sauf si <code>limit</code> en demande moins.</p>
<ul>
<li>CSV : point-virgule, virgule décimale et marque UTF-8 par défaut, pour s’ouvrir tel quel dans un tableur en français. <code>separateur=virgule</code> donne la RFC 4180 avec le point décimal ; <code>separateur=tabulation</code> et <code>decimale=point</code> existent aussi. Un texte qu’un tableur prendrait pour une formule est précédé d’une apostrophe ; les nombres négatifs sont intacts.</li>
<li>Les codes sont du texte partout. Excel retire pourtant le zéro de <code>01</code> en ouvrant un CSV : préférez XLSX, où il reste.</li>
<li>XLSX et ODS ont une seconde feuille : définitions, sources, licence, adresse. Chaque CSV a son dictionnaire (CSV on the Web) à la même adresse en <code>.csv-metadata.json</code>, annoncé par l’en-tête <code>Link</code>.</li>
</ul>
<h3 id="avertissements">Avertissements</h3>
<p>Chaque réponse a un champ <code>avertissements</code> : ce qu’il faut savoir avant de se fier aux chiffres. Les messages s’affichent tels quels ; les codes sont stables.</p>
<dl class="erreurs">${AVERTISSEMENTS.map(([code, texte]) => html`<dt id="avertissement-${code}"><code>${code}</code></dt><dd>${texte}</dd>`)}</dl>
<h3 id="limites">Limites</h3>
<p>600 requêtes par minute et par adresse IP ; 6 000 pour les tuiles et les fichiers complets. Les en-têtes <code>RateLimit-Limit</code>, <code>RateLimit-Remaining</code> et <code>RateLimit-Reset</code> (secondes) disent où l’on en est ; au-delà, la réponse est 429 avec <code>Retry-After</code>. Pour tout télécharger, les <a href="#listerExports">fichiers complets</a> n’ont besoin que d’une requête.</p>
</section>`

/** What changed, and what will not change without warning. */
export const VERSIONS: Html = html`<section aria-labelledby="evolutions"><h2 id="evolutions">Évolutions de l’API</h2>
<p>L’adresse porte la version : <code>/api/v1</code>. Dans une version, rien n’est retiré ni renommé ; des champs, des paramètres, des formats et des indicateurs peuvent s’ajouter : un programme doit ignorer les champs qu’il ne connaît pas.</p>
<p>Une opération appelée à disparaître le dit au moins douze mois avant, par les en-têtes <code>Deprecation</code> (RFC 9745) et <code>Sunset</code> (RFC 8594), dans ce journal et dans le document OpenAPI (<code>deprecated</code>). Les données, elles, changent à chaque publication : voir <code>/api/v1/versions</code>, et le paramètre <code>publication</code> pour figer une réponse.</p>
<h3>Journal</h3>
<dl class="erreurs"><dt><code>v1</code> <span>2026-11</span></dt><dd>Première version : territoires, établissements, indicateurs, synthèses, recherche, tuiles, regroupements, comparaison, socle, exports, provenance, versions ; client TypeScript.</dd></dl>
</section>`
