import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { valeurOuStatut } from '../../data/mots/valeur.ts'
import { writeReponse } from '../../data/mots/valeur-ecole.ts'
import type { ComparaisonTerritoires } from '../contract/comparaison.ts'
import type { ComparaisonEtablissements } from '../contract/comparaison-etablissements.ts'
import { type Html, html } from '../documentation/html.ts'
import { cadre } from './cadre.ts'
import type { PageRendue } from './coquille.ts'

type Territoires = Pick<ComparaisonTerritoires, 'territoires' | 'indicateurs'>
type Ecoles = Pick<ComparaisonEtablissements, 'etablissements' | 'indicateurs'>

/** One compared: its name and its page. */
interface Compare {
  nom: string
  chemin: string
}

/** One indicator on all of them: what each says, then what can be said of the differences. */
interface Ligne {
  libelle: string
  campagne: string | null
  cellules: readonly string[]
  ecarts: readonly string[]
}

/** First view of a comparison of territories. */
export const pageComparerTerritoires = ({ territoires, indicateurs }: Territoires, demonstration: boolean) =>
  page(
    'Comparer des territoires',
    territoires.map(({ niveau, code, nom }) => ({ nom, chemin: `/territoires/${niveau}/${code}` })),
    indicateurs
      .filter(
        ({ mesure, valeurs }) => mesure !== 'repartition' && valeurs.some(({ attendus }) => attendus > 0),
      )
      .map(({ libelle, campagne, unite, valeurs }) => ({
        libelle,
        campagne,
        cellules: valeurs.map(({ valeur, statut }) => valeurOuStatut(valeur, statut, unite)),
        ecarts: valeurs.flatMap(({ ecart }, i) => (ecart ? `${territoires[i]?.nom}. ${ecart.phrase}` : [])),
      })),
    demonstration,
  )

/** First view of a comparison of schools. */
export const pageComparerEcoles = ({ etablissements, indicateurs }: Ecoles, demonstration: boolean) =>
  page(
    'Comparer des établissements',
    etablissements.map(({ uai, nom }) => ({ nom, chemin: `/etablissements/${uai}` })),
    indicateurs
      .filter(({ valeurs }) => valeurs.some(({ valeur }) => valeur !== null))
      .map(({ indicateur, libelle, campagne, unite, valeurs }) => ({
        libelle,
        campagne,
        cellules: valeurs.map((valeur) =>
          writeReponse({ ...valeur, unite }, findIndicateur(indicateur)?.mesure ?? null),
        ),
        ecarts: valeurs.flatMap(({ ecart }, i) =>
          ecart ? `${etablissements[i]?.nom}. ${ecart.phrase}` : [],
        ),
      })),
    demonstration,
  )

/** The same page before anything is chosen. */
export const pageComparerVide = (demonstration: boolean) => page('Comparer', [], [], demonstration)

function page(
  titre: string,
  compares: readonly Compare[],
  lignes: readonly Ligne[],
  demonstration: boolean,
): PageRendue {
  const noms = compares.map(({ nom }) => nom)
  return {
    titre: `${[titre, ...(noms.length > 0 ? [noms.join(', ')] : [])].join(' : ')} – Cartable`,
    description:
      noms.length > 0
        ? `${noms.join(', ')} : connexion, équipement et services numériques côte à côte, incertitude comprise.`
        : 'De deux à six territoires ou établissements côte à côte, sur les mêmes campagnes et les mêmes échelles.',
    chemin: '/comparer',
    faits: [],
    contenu: cadre(
      demonstration,
      html`<main class="page-fiche"><header class="fiche-titre"><h1>${titre}</h1>
<p>${noms.length > 0 ? 'Les écarts se lisent par rapport au premier.' : 'Choisissez de deux à six territoires, ou établissements.'}</p></header>
${noms.length > 0 && tableau(compares, lignes)}</main>`,
    ),
    precharger: [],
    // As many pages as there are choices: search engines have better to read.
    masquee: true,
  }
}

const tableau = (compares: readonly Compare[], lignes: readonly Ligne[]): Html =>
  html`<section><div class="defile"><table class="table-simple"><thead><tr><th scope="col">Indicateur</th>${compares.map(
    ({ nom, chemin }) => html`<th scope="col" class="nombre"><a href="${chemin}">${nom}</a></th>`,
  )}<th scope="col">Ce que l’on peut en dire</th></tr></thead>
<tbody>${lignes.map(
    ({
      libelle,
      campagne,
      cellules,
      ecarts,
    }) => html`<tr><th scope="row">${libelle}${campagne && html` <span class="note">${libelleCampagne(campagne)}</span>`}</th>
${cellules.map((cellule) => html`<td class="nombre">${cellule}</td>`)}<td>${ecarts.join(' ')}</td></tr>`,
  )}</tbody></table></div></section>`
