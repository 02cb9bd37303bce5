import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { findIndicateur } from '../../../data/catalogue/registry.ts'
import { ditFraicheur, FREQUENCES, GENRES_SOURCE } from '../../../data/mots/fraicheur.ts'
import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import type { Enveloppe } from '../../contract/enveloppe.ts'
import type { FichierExport } from '../../contract/exports.ts'
import type { ImportFiche } from '../../contract/imports.ts'
import type { CouvertureSource, SourceDetail, SourcePubliee } from '../../contract/sources.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { Fond } from '../carte-departements.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, liste, pageDonnees, tableau } from './cadre-donnees.ts'
import { couvertureDepartements } from './couverture.ts'
import { pastilleFraicheur } from './etat.ts'
import { datasetSource } from './faits.ts'
import { tableImports } from './table-imports.ts'

export interface DonneesSource {
  source: SourcePubliee &
    Pick<SourceDetail, 'colonnes_chargees' | 'colonnes_ignorees' | 'generations' | 'controles'>
  couverture: Omit<CouvertureSource, keyof Enveloppe>
  fond: Fond | null
  imports: readonly ImportFiche[]
  /** Complete files of the lines that were read. */
  fichiers: readonly FichierExport[]
}

/** A source: who makes it, how fresh it is, what it describes and where, what is read of it, what was rejected. */
export function pageSource(donnees: DonneesSource, contexte: Contexte): PageRendue {
  const { source, couverture, fond, imports, fichiers } = donnees
  const distributions = fichiers.map(({ titre, url, type }) => ({ nom: titre, chemin: url, type }))
  return pageDonnees(
    {
      titre: source.titre,
      etiquette: `Source · ${source.producteur}`,
      resume: source.description,
      chemin: `/donnees/sources/${source.id}`,
      parents: [],
      faits: [datasetSource(source, distributions, contexte)],
      contenu: html`${fiche(source, contexte)}${sectionCouverture(couverture, fond)}${sectionIndicateurs(source)}${sectionImports(imports, fichiers)}${sectionColonnes(source)}`,
    },
    contexte,
  )
}

function fiche(source: DonneesSource['source'], { aujourdhui }: Contexte): Html {
  const { fraicheur, campagnes } = source
  return fr`<section><h2>Fiche</h2>${source.reserve && fr`<p class="message"><span><strong>Ce que l’on n’en sait pas.</strong> ${source.reserve}</span></p>`}${liste(
    [
      ['Producteur', source.producteur],
      ['Licence', html`<a href="${source.licence.url}" rel="noreferrer">${source.licence.titre}</a>`],
      ['Jeu de données d’origine', html`<a href="${source.url}" rel="noreferrer">${source.url}</a>`],
      ['Forme', GENRES_SOURCE[source.genre]],
      ['Publiée', FREQUENCES[source.frequence]],
      ['Dernier import', fraicheur.date_import && jour(fraicheur.date_import)],
      ['Fraîcheur', html`${pastilleFraicheur(fraicheur, aujourdhui)} ${ditFraicheur(fraicheur, aujourdhui)}`],
      [
        'Campagnes publiées',
        campagnes.flatMap(({ campagne }) => (campagne === null ? [] : libelleCampagne(campagne))).join(', '),
      ],
      ['Identifiant', html`<code>${source.id}</code>`],
      ['Pour un programme', html`<a href="/api/v1/sources/${source.id}">la même fiche (API, JSON)</a>`],
    ],
  )}</section>`
}

const DITS: Partial<Record<string, string>> = {
  etablissement: 'Établissements ouverts que la source décrit',
  commune: 'Communes que la source décrit',
  academie: 'Départements dont la source décrit l’académie',
  departement: 'Départements que la source décrit',
}

function sectionCouverture(
  { niveau, campagne, par_departement, presents, attendus, source }: DonneesSource['couverture'],
  fond: Fond | null,
) {
  const dit = niveau && DITS[niveau]
  if (!dit) return null
  const connus = par_departement.map(({ code, nom, ...detail }) => ({
    code,
    nom,
    part: detail.attendus > 0 ? detail.presents / detail.attendus : null,
    detail,
  }))
  return fr`<section><h2>Où la source dit quelque chose</h2><p>${dit}${campagne && ` (${libelleCampagne(campagne)})`} : <strong>${nombre(presents)} sur ${nombre(attendus)}</strong>${attendus > 0 && ` (${part(presents / attendus)})`}. Une liste ne décrit que ceux qui y figurent : une part faible n’est pas toujours un manque.</p>${couvertureDepartements(fond, connus, dit)}<p class="note"><a href="/api/v1/sources/${source}/couverture">La même couverture (API, JSON)</a></p></section>`
}

function sectionIndicateurs({ indicateurs }: DonneesSource['source']): Html {
  if (indicateurs.length === 0) {
    return fr`<section><h2>Indicateurs</h2><p class="vide">Aucun indicateur ne lit cette source : elle donne l’identité, la position ou les contours de ce que les autres décrivent.</p></section>`
  }
  return fr`<section><h2>${compte(indicateurs.length, 'indicateur la lit', 'indicateurs la lisent')}</h2><ul class="colonnes">${indicateurs.map((id) => html`<li><a href="/donnees/indicateurs/${id}">${findIndicateur(id)?.libelle ?? id}</a></li>`)}</ul></section>`
}

function sectionImports(imports: readonly ImportFiche[], fichiers: readonly FichierExport[]): Html {
  const liens = fichiers.map(
    ({ url, format }) => html`<a href="${url}">${format === 'csv' ? 'CSV' : majuscule(format)}</a>`,
  )
  return fr`<section><h2>Fichiers importés</h2>${
    imports.length === 0
      ? fr`<p class="vide">Aucun fichier de cette source n’a été lu par cette instance.</p>`
      : tableImports(imports, 'Fichiers de la source')
  }${liens.length > 0 && fr`<p class="telechargements"><span>Toutes les lignes chargées :</span> ${liens}</p>`}</section>`
}

function sectionColonnes({
  colonnes_chargees,
  colonnes_ignorees,
  generations,
  controles,
}: DonneesSource['source']) {
  const lignes = colonnes_chargees.map(
    ({ champ, colonnes, obligatoire, facultative }) =>
      html`<tr><th scope="row"><code>${champ}</code></th><td>${colonnes.join(' ou ')}</td><td>${[obligatoire && 'cellule obligatoire', facultative && 'colonne facultative'].filter(Boolean).join(', ')}</td></tr>`,
  )
  const remplissage = Object.entries(controles.remplissage).map(
    ([champ, minimum]) => html`<li><code>${champ}</code> rempli à ${part(minimum)} au moins</li>`,
  )
  return fr`<section><h2>Ce qui en est lu, ce qui est contrôlé</h2>
<p>Rien n’est publié d’un fichier qui ne passe pas ces contrôles :</p><ul class="puces"><li>${compte(controles.lignes_min, 'ligne', 'lignes')} au moins ;</li><li>${part(controles.rejets_max)} de lignes rejetées au plus ;</li><li>${part(controles.perte_max)} de lignes perdues au plus d’un fichier au suivant.</li>${remplissage}</ul>
${lignes.length > 0 && html`<details class="sans-valeur"><summary>${compte(lignes.length, 'colonne lue', 'colonnes lues')}</summary>${tableau('Colonnes lues', ['Champ', 'Titre de la colonne', 'Exigence'], lignes)}</details>`}
${colonnes_ignorees.length > 0 && html`<details class="sans-valeur"><summary>${compte(colonnes_ignorees.length, 'colonne connue et laissée de côté', 'colonnes connues et laissées de côté')}</summary><ul class="puces">${colonnes_ignorees.map((titre) => html`<li><code>${titre}</code></li>`)}</ul></details>`}
${
  generations.length > 1 &&
  html`<details class="sans-valeur"><summary>${compte(generations.length, 'forme d’en-tête reconnue', 'formes d’en-tête reconnues')}</summary>${tableau(
    'Formes d’en-tête',
    ['Forme', 'Colonnes qui la distinguent'],
    generations.map(
      ({ id, signature }) =>
        html`<tr><th scope="row"><code>${id}</code></th><td>${signature.join(', ')}</td></tr>`,
    ),
  )}</details>`
}</section>`
}
