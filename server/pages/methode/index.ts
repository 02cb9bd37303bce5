import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { INDICATEURS } from '../../../data/catalogue/registry.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { type Html, html } from '../../documentation/html.ts'
import { cadre } from '../cadre.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Exemple, sectionMesures } from './mesures.ts'
import {
  sectionCodes,
  sectionCorrections,
  sectionIndicateurs,
  sectionNiveaux,
  sectionProgrammes,
  sectionSeuils,
  sectionStatuts,
} from './reperes.ts'

export interface DonneesMethode {
  exemples: readonly Exemple[]
  /** Territories of each level in the publication. */
  effectifs: Partial<Record<string, number>>
  demonstration: boolean
}

const RESUME =
  'Comment chaque chiffre est fait, ce qu’il dit et ce qu’il ne dit pas. Cette page est écrite à partir des déclarations qui calculent les chiffres : elle ne peut pas s’en écarter.'

const SOMMAIRE = [
  ['statuts', 'Statuts'],
  ['mesures', 'Mesures'],
  ['seuils', 'Couverture et secret'],
  ['campagnes', 'Campagnes'],
  ['niveaux', 'Niveaux'],
  ['codes', 'Codes'],
  ['comparer', 'Comparer et classer'],
  ['socle', 'Socle numérique'],
  ['corrections', 'Corrections'],
  ['indicateurs', 'Indicateurs'],
  ['programmes', 'Programmes'],
] as const

/** The method, written from the catalogue itself. */
export const pageMethode = ({ exemples, effectifs, demonstration }: DonneesMethode): PageRendue => ({
  titre: 'Méthode – Cartable',
  description: RESUME,
  chemin: '/methode',
  faits: [],
  contenu: cadre(
    demonstration,
    html`<main class="page-fiche page-donnees"><header class="fiche-titre"><h1>Méthode</h1><p class="chapeau">${RESUME}</p></header>
<nav class="fiche-sommaire" aria-label="Dans cette page"><ul>${SOMMAIRE.map(([ancre, nom]) => html`<li><a href="#${ancre}">${nom}</a></li>`)}</ul></nav>
${sectionStatuts()}${sectionMesures(exemples)}${sectionSeuils()}${sectionCampagnes()}${sectionNiveaux(effectifs)}${sectionCodes()}${COMPARER}${SOCLE}${sectionCorrections()}${sectionIndicateurs()}${sectionProgrammes()}</main>`,
    '/methode',
  ),
  precharger: [],
  masquee: false,
})

function sectionCampagnes(): Html {
  const ruptures = INDICATEURS.flatMap(({ id, libelle, ruptures: siennes }) =>
    siennes.map(({ campagne, motif }) => ({ id, libelle, campagne, motif })),
  )
  return fr`<section id="campagnes"><h2>Campagnes</h2><p>Une campagne est une vague d’une source : <code>2024</code> est la rentrée 2024, c’est-à-dire l’année scolaire 2024-2025 ; <code>2018-T1</code> est le premier trimestre 2018. Les listes de référence (annuaire, codes géographiques, contours) n’ont pas de campagne mais un millésime : un nouveau fichier remplace l’ancien. Campagnes et millésimes ne sont jamais mêlés.</p><p>D’une campagne à l’autre, le changement d’un territoire se décompose exactement : changement réel de ceux qui ont répondu deux fois, réponses nouvelles, réponses perdues, ouvertures et fermetures, changements de code ou de méthode.</p>${
    ruptures.length > 0 &&
    fr`<p>Ruptures connues, à ne pas lire comme une évolution :</p><ul class="puces">${ruptures.map(({ id, libelle, campagne, motif }) => fr`<li><a href="/donnees/indicateurs/${id}">${libelle}</a>, ${libelleCampagne(campagne)} : ${majuscule(motif)}</li>`)}</ul>`
  }</section>`
}

const COMPARER = fr`<section id="comparer"><h2>Comparer et classer</h2><ul class="puces"><li>Deux parts diffèrent à coup sûr quand leurs bornes ne se recouvrent pas ; sinon, la page dit que les réponses manquantes pourraient renverser l’écart.</li><li>Un territoire n’est classé que si sa couverture atteint le seuil de l’indicateur, parmi ceux qui l’atteignent aussi. Le sens du classement est déclaré par l’indicateur ; un indicateur neutre n’en a pas.</li><li>Les territoires semblables sont choisis sur des critères affichés (taille, nombre d’établissements, indice de position sociale), que l’on peut changer.</li></ul></section>`

const SOCLE = fr`<section id="socle"><h2>Socle numérique</h2><p>Un socle est une liste de règles : un indicateur, un opérateur, un seuil, des types d’établissement. Un établissement est <strong>conforme</strong> s’il satisfait toutes celles qui le concernent, <strong>non conforme</strong> s’il en enfreint une, <strong>indéterminé</strong> si aucune n’est enfreinte mais qu’une valeur nécessaire manque : trois comptes, jamais deux. Quand la règle est un plancher sur un rapport, la quantité manquante est donnée, arrondie à l’unité supérieure établissement par établissement. <a href="/socle">Essayer un socle</a>.</p></section>`
