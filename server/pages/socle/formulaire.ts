import {
  LIBELLES_TYPE,
  TYPES_ETABLISSEMENT,
  type TypeEtablissement,
} from '../../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { type Html, html } from '../../documentation/html.ts'
import { fr } from '../prose.ts'
import { PRESELECTIONS } from './preselections.ts'

/** One rule as the form writes it. */
export interface RegleSaisie {
  indicateur: string
  operateur: string
  valeur: string
  types: readonly TypeEtablissement[]
}

/** Everything that is chosen, and the addresses that follow from it. */
export interface Choix {
  regles: readonly RegleSaisie[]
  /** Unit cost of what each rule lacks, in euros. */
  couts: readonly (number | null)[]
  territoire: string
  type: string
  secteur: string
  regrouper: string
  etat: string | null
  /** Indicators that a rule may name, by component. */
  indicateurs: readonly { composante: string; liste: readonly { id: string; libelle: string }[] }[]
  /** Territories offered, by level. */
  territoires: readonly { niveau: string; liste: readonly { code: string; nom: string }[] }[]
  /** The same choices, with the schools of one state. */
  adresse(etat: string | null): string
  /** The same choices, as the API writes them. */
  requeteApi: string
}

/** Rules that the form offers at once. */
export const REGLES_FORMULAIRE = 4
const OPERATEURS = ['>=', '<=', '>', '<', '=', '!='] as const
const VIDE: RegleSaisie = { indicateur: '', operateur: '>=', valeur: '', types: [] }

const option = (valeur: string, libelle: string, choisie: string): Html =>
  html`<option value="${valeur}"${valeur === choisie && html` selected`}>${libelle}</option>`

/** The form: proposed lists, rules of one's own, perimeter, costs. It works without script; its choices are in the address. */
export function formulaireSocle(choix: Choix): Html {
  const { regles, couts, territoire, type, secteur, regrouper } = choix
  const lignes = Array.from({ length: Math.max(REGLES_FORMULAIRE, regles.length) }, (_, rang) =>
    ligneRegle(choix, regles[rang] ?? VIDE, couts[rang] ?? null, rang),
  )
  return fr`<section aria-labelledby="titre-regles"><h2 id="titre-regles">Les règles</h2><p>Partir d’une liste proposée (aucune n’est une norme officielle) :</p><ul class="cartes">${PRESELECTIONS.map(({ titre, description, regles: siennes }) => html`<li><h3><a href="/socle?${String(new URLSearchParams({ regles: siennes.join(','), territoire, type, secteur, regrouper }))}">${titre}</a></h3><p>${description}</p></li>`)}</ul>
<form class="socle-formulaire" method="get" action="/socle"><p>Ou écrire les siennes :</p>${lignes}
<div class="filtre"><p><label for="socle-territoire">Territoire</label><select id="socle-territoire" name="territoire">${choix.territoires.map(({ niveau, liste }) => html`<optgroup label="${niveau}">${liste.map(({ code, nom }) => option(code, nom, territoire))}</optgroup>`)}</select></p>
<p><label for="socle-type">Établissements</label><select id="socle-type" name="type">${option('tous', 'tous', type)}${TYPES_ETABLISSEMENT.map((t) => option(t, LIBELLES_TYPE[t].pluriel, type))}</select></p>
<p><label for="socle-secteur">Secteur</label><select id="socle-secteur" name="secteur">${option('tous', 'public et privé', secteur)}${option('public', 'public', secteur)}${option('prive', 'privé', secteur)}</select></p>
<p><label for="socle-regrouper">Détailler par</label><select id="socle-regrouper" name="regrouper">${option('region', 'région', regrouper)}${option('academie', 'académie', regrouper)}${option('departement', 'département', regrouper)}${option('epci', 'intercommunalité', regrouper)}${option('commune', 'commune', regrouper)}</select></p>
<p><button type="submit" class="bouton">Évaluer</button></p></div></form></section>`
}

function ligneRegle({ indicateurs }: Choix, regle: RegleSaisie, cout: number | null, rang: number): Html {
  const n = rang + 1
  const id = (nom: string) => `regle-${n}-${nom}`
  return fr`<fieldset class="filtre"><legend>Règle ${n}</legend><p><label for="${id('indicateur')}">Indicateur</label><select id="${id('indicateur')}" name="i${n}"><option value="">(aucune règle)</option>${indicateurs.map(({ composante, liste }) => html`<optgroup label="${composante}">${liste.map((indicateur) => option(indicateur.id, indicateur.libelle, regle.indicateur))}</optgroup>`)}</select></p>
<p><label for="${id('operateur')}">Opérateur</label><select id="${id('operateur')}" name="o${n}">${OPERATEURS.map((operateur) => option(operateur, operateur, regle.operateur))}</select></p>
<p><label for="${id('valeur')}">Seuil, « oui » ou classe</label><input id="${id('valeur')}" name="v${n}" value="${regle.valeur}" maxlength="40" autocomplete="off"></p>
<p><label for="${id('cout')}">Coût d’une unité (€)</label><input id="${id('cout')}" name="c${n}" value="${cout}" inputmode="decimal" maxlength="12" autocomplete="off"></p>
<div class="socle-types" role="group" aria-label="Types concernés par la règle ${n}">${TYPES_ETABLISSEMENT.map((type) => html`<label><input type="checkbox" name="t${n}" value="${type}"${regle.types.includes(type) && html` checked`}> ${majuscule(LIBELLES_TYPE[type].pluriel)}</label>`)}</div></fieldset>`
}
