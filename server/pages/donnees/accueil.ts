import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { nameSource } from '../../../data/catalogue/registry.ts'
import { FREQUENCES } from '../../../data/mots/fraicheur.ts'
import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { ImportFiche } from '../../contract/imports.ts'
import type { IndicateurPublie } from '../../contract/indicateurs.ts'
import type { Qualite } from '../../contract/qualite.ts'
import type { SchemaListe } from '../../contract/schemas.ts'
import type { SourcePubliee } from '../../contract/sources.ts'
import type { Version } from '../../contract/versions.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, colonneNombre, pageDonnees, tableau } from './cadre-donnees.ts'
import { pastilleFraicheur } from './etat.ts'
import { faitsCatalogue } from './faits.ts'
import { type Filtre, filterIndicateurs, filterSources, formulaire, isLarge } from './filtre.ts'
import { jauge } from './jauge.ts'
import { cartesSchemas } from './schema.ts'
import { tableImports } from './table-imports.ts'
import { tableVersions } from './version.ts'

export interface DonneesCatalogue {
  indicateurs: readonly IndicateurPublie[]
  sources: readonly SourcePubliee[]
  /** Who answered in the whole country. */
  couverture: Qualite['couverture']
  /** Rejected lines of what is published, by source. */
  rejetees: ReadonlyMap<string, number>
  /** Lines loaded from all that is published. */
  chargees: number
  imports: readonly ImportFiche[]
  schemas: readonly SchemaListe[]
  versions: readonly Version[]
}

/** The catalogue: every indicator and every source, how fresh and how complete; files, imports, schemas, publications. */
export function pageCatalogue(donnees: DonneesCatalogue, filtre: Filtre, contexte: Contexte): PageRendue {
  const sources = filterSources(donnees.sources, filtre, contexte.aujourdhui)
  const indicateurs = filterIndicateurs(donnees.indicateurs, sources, filtre)
  const trouves = isLarge(filtre)
    ? ''
    : `${compte(indicateurs.length, 'indicateur trouvé', 'indicateurs trouvés')}, ${compte(sources.length, 'source trouvée', 'sources trouvées')}.`
  const jeux = [
    ...donnees.indicateurs.map(({ id }) => `/donnees/indicateurs/${id}`),
    ...donnees.sources.map(({ id }) => `/donnees/sources/${id}`),
  ]
  return pageDonnees(
    {
      titre: 'Données',
      resume:
        'Tout ce que l’observatoire publie : ce que chaque indicateur mesure, d’où il vient, de quand il date, ce qui lui manque, et comment le reprendre.',
      chemin: '/donnees',
      parents: [],
      faits: [faitsCatalogue(contexte, jeux)],
      contenu: html`${reperes(donnees, contexte)}${formulaire(filtre, trouves)}${sectionIndicateurs(indicateurs, donnees.couverture)}${sectionSources(sources, donnees.rejetees, contexte)}${sectionFichiers}${sectionImports(donnees.imports)}${sectionSchemas(donnees.schemas)}${sectionVersions(donnees.versions)}${MOISSONNER}`,
    },
    contexte,
  )
}

function reperes(
  { indicateurs, sources, rejetees, chargees }: DonneesCatalogue,
  { publication, publieeLe }: Contexte,
) {
  const importees = sources.filter(({ fraicheur }) => fraicheur.date_import !== null).length
  const connus = indicateurs.filter(({ campagnes }) => campagnes.length > 0).length
  const perdues = [...rejetees.values()].reduce((total, n) => total + n, 0)
  return fr`<section aria-label="En bref">${
    publieeLe === null &&
    fr`<p class="message">Rien n’est encore publié dans cette instance : le catalogue dit ce qu’elle sait lire.</p>`
  }<dl class="reperes">
<div><dt>Indicateurs avec des données</dt><dd>${nombre(connus)} sur ${nombre(indicateurs.length)}</dd></div>
<div><dt>Sources importées</dt><dd>${nombre(importees)} sur ${nombre(sources.length)}</dd></div>
<div><dt>Lignes chargées</dt><dd>${nombre(chargees)}</dd></div>
<div><dt>Lignes rejetées</dt><dd>${nombre(perdues)}</dd></div>
${publieeLe && html`<div class="reperes-date"><dt>Publication</dt><dd><a href="/donnees/versions/${publication}">n° ${publication}</a>, ${jour(publieeLe)}</dd></div>`}</dl>
<nav class="fiche-sommaire" aria-label="Dans cette page"><ul><li><a href="#indicateurs">Indicateurs</a></li><li><a href="#sources">Sources</a></li><li><a href="#fichiers">Fichiers complets</a></li><li><a href="#imports">Imports et lignes rejetées</a></li><li><a href="#schemas">Schémas</a></li><li><a href="#publications">Publications</a></li><li><a href="#moissonner">Moissonner</a></li></ul></nav></section>`
}

function sectionIndicateurs(
  indicateurs: readonly IndicateurPublie[],
  couvertures: Qualite['couverture'],
): Html {
  const parId = new Map(couvertures.map((couverture) => [couverture.indicateur, couverture]))
  const groupes = COMPOSANTES.map((composante) => ({
    composante,
    siens: indicateurs.filter((indicateur) => indicateur.composante === composante),
  })).filter(({ siens }) => siens.length > 0)
  return fr`<section id="indicateurs"><h2>Indicateurs</h2>${groupes.length === 0 && fr`<p class="vide">Aucun indicateur ne répond à cette recherche.</p>`}${groupes.map(
    ({ composante, siens }) =>
      html`<h3>${LIBELLES_COMPOSANTE[composante]} <span class="note">${compte(siens.length, 'indicateur', 'indicateurs')}</span></h3>${tableau(
        `Indicateurs : ${LIBELLES_COMPOSANTE[composante]}`,
        ['Indicateur', 'Dernière campagne', colonneNombre('Couverture en France'), 'Sources'],
        siens.map((indicateur) => ligneIndicateur(indicateur, parId.get(indicateur.id))),
      )}`,
  )}</section>`
}

function ligneIndicateur(
  indicateur: IndicateurPublie,
  couverture: Qualite['couverture'][number] | undefined,
): Html {
  const { id, libelle, campagnes, campagne_par_defaut, sources } = indicateur
  const connue = couverture?.couverture ?? null
  const campagne = campagne_par_defaut ?? campagnes.at(-1)
  return html`<tr><th scope="row"><a href="/donnees/indicateurs/${id}">${libelle}</a></th><td>${campagne ? libelleCampagne(campagne) : html`<span class="note">aucune donnée</span>`}</td><td class="nombre">${connue !== null && html`${jauge(connue, couverture?.suffisante ? 'jauge-part' : 'jauge-fragile')} ${part(connue)}${!couverture?.suffisante && html` <span class="note">fragile</span>`}`}</td><td>${sources.map((source, rang) => html`${rang > 0 && ', '}<a href="/donnees/sources/${source}">${nameSource(source)}</a>`)}</td></tr>`
}

function sectionSources(
  sources: readonly SourcePubliee[],
  rejetees: ReadonlyMap<string, number>,
  { aujourdhui }: Contexte,
): Html {
  const lignes = sources.map(({ id, titre, producteur, licence, frequence, fraicheur }) => {
    const perdues = rejetees.get(id) ?? 0
    return html`<tr><th scope="row"><a href="/donnees/sources/${id}">${titre}</a></th><td>${producteur}</td><td>${licence.titre}</td><td>${FREQUENCES[frequence]}</td><td>${fraicheur.derniere_campagne ? libelleCampagne(fraicheur.derniere_campagne) : fraicheur.date_import && 'référentiel'}</td><td>${fraicheur.date_import && jour(fraicheur.date_import)}</td><td>${pastilleFraicheur(fraicheur, aujourdhui)}</td><td class="nombre">${fraicheur.date_import !== null && nombre(perdues)}</td></tr>`
  })
  return fr`<section id="sources"><h2>Sources</h2>${
    lignes.length === 0
      ? fr`<p class="vide">Aucune source ne répond à cette recherche.</p>`
      : tableau(
          'Sources',
          [
            'Source',
            'Producteur',
            'Licence',
            'Publiée',
            'Dernière campagne',
            'Dernier import',
            'Fraîcheur',
            colonneNombre('Lignes rejetées'),
          ],
          lignes,
        )
  }<p class="note">« En retard » : à la fréquence qu’annonce le producteur, des données plus récentes devraient exister. <a href="/api/v1/sources">La liste (API, JSON)</a>, <a href="/api/v1/sources.csv">CSV</a></p></section>`
}

const sectionFichiers = fr`<section id="fichiers"><h2>Fichiers complets</h2><p>Tous les établissements, tous les territoires, toutes les synthèses et toutes les lignes lues de chaque source, en CSV et en Parquet, avec leur taille et leur empreinte : <a href="/donnees/telechargements">fichiers complets de la publication</a>.</p></section>`

const sectionImports = (imports: readonly ImportFiche[]): Html =>
  fr`<section id="imports"><h2>Derniers imports</h2>${imports.length === 0 ? fr`<p class="vide">Aucun fichier n’a encore été lu.</p>` : tableImports(imports, 'Derniers imports', true)}<p><a href="/donnees/imports">Tous les imports, avec leurs lignes rejetées</a></p></section>`

const sectionSchemas = (schemas: readonly SchemaListe[]): Html =>
  fr`<section id="schemas"><h2>Schémas des fichiers à verser</h2>${cartesSchemas(schemas)}</section>`

const sectionVersions = (versions: readonly Version[]): Html =>
  fr`<section id="publications"><h2>Publications</h2>${versions.length === 0 ? fr`<p class="vide">Rien n’a encore été publié.</p>` : tableVersions(versions)}<p><a href="/donnees/versions">Toutes les publications</a></p></section>`

const MOISSONNER = fr`<section id="moissonner"><h2>Moissonner</h2><ul class="puces"><li><a href="/api/v1/catalogue">Catalogue DCAT-AP</a> (JSON-LD), pour data.gouv.fr ou un autre portail ;</li><li><a href="/api/docs">API ouverte</a>, sans clé, et son <a href="/api/openapi.json">document OpenAPI 3.1</a> ;</li><li>dictionnaire <a href="/api/v1/etablissements.csv-metadata.json">CSV on the Web</a> de chaque liste, à l’adresse du CSV suivie de <code>-metadata.json</code> ;</li><li>description <a href="https://schema.org/Dataset" rel="noreferrer">schema.org</a> de chaque indicateur et de chaque source, dans sa page.</li></ul></section>`
