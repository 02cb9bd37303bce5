import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_SECTEUR, LIBELLES_TYPE } from '../../../data/catalogue/model/etablissement.ts'
import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { Enveloppe } from '../../contract/enveloppe.ts'
import type { Socle } from '../../contract/socle.ts'
import { type Html, html } from '../../documentation/html.ts'
import { cadre } from '../cadre.ts'
import { carteDepartements, type Fond } from '../carte-departements.ts'
import type { PageRendue } from '../coquille.ts'
import { colonneNombre, tableau } from '../donnees/cadre-donnees.ts'
import { barres } from '../donnees/jauge.ts'
import { fr } from '../prose.ts'
import { type Choix, formulaireSocle } from './formulaire.ts'

export type Bilan = Omit<Socle, keyof Enveloppe>

export interface DonneesSocle {
  choix: Choix
  /** `null` when the rules could not be evaluated. */
  bilan: Bilan | null
  /** Why they could not. */
  erreur: string | null
  fond: Fond | null
  demonstration: boolean
}

const RESUME =
  'Qui satisfait un ensemble de règles, qui ne le satisfait pas, et pour qui l’on ne sait pas : trois comptes, ce qui manque, ce que cela coûterait, et par où commencer.'

/** The simulator: choose rules and a perimeter, read three counts, what is missing, and where to begin. */
export const pageSocle = ({ choix, bilan, erreur, fond, demonstration }: DonneesSocle): PageRendue => ({
  titre: 'Socle numérique – Cartable',
  description: RESUME,
  chemin: '/socle',
  faits: [],
  contenu: cadre(
    demonstration,
    html`<main class="page-fiche page-donnees"><header class="fiche-titre"><h1>Socle numérique</h1><p class="chapeau">${RESUME}</p></header>${formulaireSocle(choix)}${erreur && html`<p class="message" role="alert">${erreur}</p>`}${bilan && resultats(bilan, choix, fond)}</main>`,
    '/socle',
  ),
  precharger: [],
  masquee: demonstration,
})

const ETATS = [
  ['conforme', 'Conformes', 'jauge-part'],
  ['non_conforme', 'Non conformes', 'jauge-rejet'],
  ['indetermine', 'Indéterminés', 'jauge-ignoree'],
] as const
type Comptes = Bilan['comptes']

const totalOf = ({ conforme, non_conforme, indetermine }: Comptes): number =>
  conforme + non_conforme + indetermine

const barreComptes = (comptes: Comptes): Html =>
  barres(ETATS.map(([etat, , classe]) => ({ part: comptes[etat] / Math.max(1, totalOf(comptes)), classe })))

function resultats(bilan: Bilan, choix: Choix, fond: Fond | null): Html {
  const total = totalOf(bilan.comptes)
  if (total === 0) {
    return fr`<section><h2>${bilan.territoire.nom}</h2><p class="vide">Aucun établissement n’est concerné par ces règles.</p></section>`
  }
  return html`${synthese(bilan, total)}${sectionRegles(bilan, choix)}${sectionTerritoires(bilan, choix, fond)}${sectionEcoles(bilan, choix)}`
}

const synthese = ({ territoire, comptes }: Bilan, total: number): Html =>
  fr`<section aria-labelledby="titre-bilan"><h2 id="titre-bilan">${territoire.nom} : ${compte(total, 'établissement concerné', 'établissements concernés')}</h2><dl class="reperes">${ETATS.map(([etat, nom]) => html`<div><dt>${nom}</dt><dd>${nombre(comptes[etat])} <span class="note">(${part(comptes[etat] / total)})</span></dd></div>`)}</dl>${barreComptes(comptes)}<p class="note">Un établissement est indéterminé quand aucune règle n’est enfreinte mais qu’une valeur nécessaire manque : il n’est compté ni d’un côté ni de l’autre.</p></section>`

/** Cost of what is missing, when a unit cost was given. */
const coutDe = (manque: number | null, cout: number | null): number | null =>
  manque === null || cout === null ? null : manque * cout

const euros = (montant: number | null): string => (montant === null ? '' : `${nombre(montant)}\u00a0€`)

function sectionRegles({ regles }: Bilan, { couts }: Choix): Html {
  const lignes = regles.map(
    ({ libelle, indicateur, operateur, valeur, types, campagne, comptes, manque }, rang) => {
      const cout = coutDe(manque, couts[rang] ?? null)
      return html`<tr><th scope="row"><a href="/donnees/indicateurs/${indicateur}">${libelle}</a> ${operateur} ${String(valeur)} <span class="note">${types.map((type) => LIBELLES_TYPE[type].pluriel).join(', ')}${campagne && `, ${libelleCampagne(campagne)}`}</span></th><td class="nombre">${nombre(comptes.conforme)}</td><td class="nombre">${nombre(comptes.non_conforme)}</td><td class="nombre">${nombre(comptes.indetermine)}</td><td>${barreComptes(comptes)}</td><td class="nombre">${manque === null ? html`<span class="note">ne se compte pas</span>` : nombre(manque)}</td><td class="nombre">${euros(cout)}</td></tr>`
    },
  )
  const total = regles.reduce(
    (somme, { manque }, rang) => somme + (coutDe(manque, couts[rang] ?? null) ?? 0),
    0,
  )
  return fr`<section><h2>Règle par règle</h2>${tableau('Résultat de chaque règle', ['Règle', colonneNombre('Conformes'), colonneNombre('Non conformes'), colonneNombre('Indéterminés'), 'Parts', colonneNombre('Quantité manquante'), colonneNombre('Coût')], lignes)}${total > 0 && fr`<p>Coût total de ce qui manque aux établissements non conformes : <strong>${euros(total)}</strong>. Ce que coûteraient les établissements indéterminés n’est pas connu.</p>`}</section>`
}

/** Territories from the one with most to do: missing cost if known, else schools that break a rule. */
function sectionTerritoires({ par_territoire }: Bilan, choix: Choix, fond: Fond | null): Html | null {
  if (!par_territoire || par_territoire.length === 0) return null
  const rangs = par_territoire
    .map((territoire) => ({
      ...territoire,
      total: totalOf(territoire.comptes),
      cout: territoire.manques.reduce<number>(
        (somme, manque, rang) => somme + (coutDe(manque, choix.couts[rang] ?? null) ?? 0),
        0,
      ),
    }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.cout - a.cout || b.comptes.non_conforme - a.comptes.non_conforme)
  const lignes = rangs.map(
    ({ code, nom, comptes, total, manques, cout }) =>
      html`<tr><th scope="row"><a href="/territoires/${choix.regrouper}/${code}">${nom}</a></th><td class="nombre">${nombre(comptes.conforme)}</td><td class="nombre">${nombre(comptes.non_conforme)}</td><td class="nombre">${nombre(comptes.indetermine)}</td><td>${barreComptes(comptes)}</td><td class="nombre">${part(comptes.conforme / total)}</td><td class="nombre">${manques.map((manque) => (manque === null ? '–' : nombre(manque))).join(' ; ')}</td><td class="nombre">${cout > 0 ? euros(cout) : ''}</td></tr>`,
  )
  return fr`<section><h2>Par où commencer</h2><p>Du territoire où il reste le plus à faire à celui où il en reste le moins${choix.couts.some((cout) => cout !== null) && ', au coût indiqué'}.</p>${choix.regrouper === 'departement' && fond && fond.traces.length > 0 && carteSocle(rangs, fond)}${tableau('Territoires, du plus au moins prioritaire', ['Territoire', colonneNombre('Conformes'), colonneNombre('Non conformes'), colonneNombre('Indéterminés'), 'Parts', colonneNombre('Part conforme'), colonneNombre('Manque, par règle'), colonneNombre('Coût')], lignes)}</section>`
}

const CLASSES = [
  ['tc-0', 'aucun', 0],
  ['tc-1', 'moins de 25 %', 0.25],
  ['tc-2', 'de 25 à 50 %', 0.5],
  ['tc-3', 'de 50 à 75 %', 0.75],
  ['tc-4', '75 % et plus', 1.01],
] as const

const classeDe = (valeur: number) =>
  CLASSES.find(([, , max], rang) => (rang === 0 ? valeur === 0 : valeur < max)) ?? CLASSES[4]

function carteSocle(
  rangs: readonly { code: string; nom: string; comptes: Comptes; total: number }[],
  fond: Fond,
): Html {
  const teintes = new Map(
    rangs.map(({ code, nom, comptes, total }) => {
      const valeur = comptes.conforme / total
      const dit = `${nom} : ${part(valeur)} conformes, ${part(comptes.indetermine / total)} indéterminés`
      return [code, { classe: classeDe(valeur)[0], dit }]
    }),
  )
  const legende = CLASSES.map(([classe, libelle]) => ({
    classe,
    libelle,
    n: rangs.filter(({ comptes, total }) => classeDe(comptes.conforme / total)[0] === classe).length,
  })).filter(({ n }) => n > 0)
  const resume = `Part des établissements conformes, par département : ${legende.map(({ libelle, n }) => `${libelle}, ${compte(n, 'département', 'départements')}`).join(' ; ')}.`
  return html`<figure class="carte-socle">${carteDepartements(fond, teintes, resume)}<figcaption><p class="note">Part des établissements conformes, parmi tous ceux que les règles concernent</p><ul class="legende-dep">${legende.map(({ classe, libelle, n }) => html`<li><svg class="pastille-dep" viewBox="0 0 10 10" aria-hidden="true"><rect class="${classe}" width="10" height="10"/></svg>${libelle} <span class="note">(${nombre(n)})</span></li>`)}</ul></figcaption></figure>`
}

const MOTS_ETAT = {
  conforme: 'conforme',
  non_conforme: 'non conforme',
  indetermine: 'indéterminé',
  sans_objet: 's.o.',
} as const

/** What a school answers to a rule: its value, or why there is none, and what it lacks. */
function ditReponse({ etat, valeur, manque }: Bilan['resultats'][number]['regles'][number]): Html | string {
  if (etat === 'indetermine') return 'n.c.'
  if (etat === 'sans_objet') return MOTS_ETAT.sans_objet
  const dite =
    typeof valeur === 'number' ? nombre(valeur, Number.isInteger(valeur) ? 0 : 1) : String(valeur ?? '')
  return manque ? html`${dite} <span class="note">(manque ${nombre(manque)})</span>` : dite
}

function sectionEcoles({ resultats: ecoles, total }: Bilan, { adresse, etat, requeteApi }: Choix): Html {
  const filtres = [[null, 'tous'], ...ETATS.map(([cle, nom]) => [cle, nom.toLowerCase()])] as const
  const lignes = ecoles.map(
    ({ uai, nom, type, secteur, commune, etat: sien, regles }) =>
      html`<tr><th scope="row"><a href="/etablissements/${uai}">${nom}</a> <span class="note">${LIBELLES_TYPE[type].singulier}, ${LIBELLES_SECTEUR[secteur]}</span></th><td>${commune.nom}</td><td>${MOTS_ETAT[sien]}</td><td>${regles.map((regle, rang) => html`${rang > 0 && ' ; '}${ditReponse(regle)}`)}</td></tr>`,
  )
  const fichier = (format: string) => `/api/v1/socle${format}?${requeteApi}`
  return fr`<section id="etablissements"><h2>${majuscule(compte(total, 'établissement', 'établissements'))}</h2><nav aria-label="Établissements montrés"><ul class="appartenances">${filtres.map(([cle, nom]) => html`<li><a href="${adresse(cle)}#etablissements"${cle === etat && html` aria-current="true"`}>${nom}</a></li>`)}</ul></nav><p class="telechargements"><span>Toute la liste :</span> <a href="${fichier('.csv')}">CSV</a> <a href="${fichier('.xlsx')}">Excel</a> <a href="${fichier('.ods')}">OpenDocument</a> <a href="${fichier('')}">JSON</a></p>${lignes.length === 0 ? fr`<p class="vide">Aucun établissement n’est dans cet état.</p>` : tableau('Établissements', ['Établissement', 'Commune', 'État', 'Valeur de chaque règle'], lignes)}${total > ecoles.length && fr`<p class="note">Les ${nombre(ecoles.length)} premiers sont montrés ici ; les fichiers les donnent tous.</p>`}</section>`
}
