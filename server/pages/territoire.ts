import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { phrasesAutorite } from '../../data/mots/autorite.ts'
import { chiffresClesOf } from '../../data/mots/chiffres-cles.ts'
import { ditNature } from '../../data/mots/nature.ts'
import { compte, nombre, pluriel } from '../../data/mots/nombre.ts'
import { phrasesIndicateur } from '../../data/mots/phrases-indicateur.ts'
import { jour, majuscule } from '../../data/mots/texte.ts'
import { valeurOuStatut } from '../../data/mots/valeur.ts'
import type { Enveloppe, SourceCitee } from '../contract/enveloppe.ts'
import type { Etablissement } from '../contract/etablissements.ts'
import type { ProgrammePublie } from '../contract/programmes.ts'
import type { Synthese, Valeur } from '../contract/synthese.ts'
import type { TerritoireDetail } from '../contract/territoires.ts'
import { type Html, html } from '../documentation/html.ts'
import { ariane, cadre, filOf } from './cadre.ts'
import type { PageRendue } from './coquille.ts'
import { localesTerritoire } from './donnees-locales.ts'
import { programmes as sectionProgrammes } from './programmes.ts'
import { qualite } from './qualite.ts'

export interface DonneesTerritoire {
  fiche: Omit<TerritoireDetail, keyof Enveloppe> & { libelleNiveau: string }
  perimetre: PerimetreEcoles
  etablissements: Synthese['etablissements']
  valeurs: readonly Valeur[]
  /** First schools of the perimeter; the whole list is one address away. */
  ecoles: readonly Etablissement[]
  programmes: readonly ProgrammePublie[]
  sources: readonly SourceCitee[]
  publieeLe: string | null
  demonstration: boolean
}

/** First view of a territory: who, how many, the numbers with who answered, the schools. */
export function pageTerritoire(donnees: DonneesTerritoire, origine: string): PageRendue {
  const { fiche, perimetre, demonstration, valeurs, etablissements } = donnees
  const chemin = `/territoires/${fiche.niveau}/${fiche.code}`
  const api = `/api/v1${chemin}`
  return {
    titre: `${fiche.nom} : numérique éducatif – Cartable`,
    description: descriptionOf(donnees),
    chemin,
    apercu: `/apercus${chemin}.png`,
    faits: [faitsOf(fiche, `${origine}${chemin}`), filOf(origine, fiche.parents, { nom: fiche.nom, chemin })],
    contenu: cadre(
      demonstration,
      html`<main class="page-fiche">${tete(donnees)}${perimetres(donnees)}
<section><h2>Chiffres clés</h2>${cles(valeurs, perimetre)}</section>
${COMPOSANTES.map((composante) => section(composante, valeurs, perimetre))}
${localesTerritoire(fiche.donnees_locales)}${sectionProgrammes(donnees.programmes)}${listeEcoles(donnees, etablissements.total)}${qualite(donnees)}</main>`,
    ),
    precharger: [api, `${api}/synthese?type=${perimetre.type}&secteur=${perimetre.secteur}`],
    masquee: demonstration,
  }
}

function descriptionOf({ fiche, etablissements, valeurs, perimetre }: DonneesTerritoire): string {
  const ecoles = TYPES_ETABLISSEMENT.flatMap((type) => {
    const effectif = etablissements.par_type[type] ?? 0
    return effectif > 0 ? compte(effectif, LIBELLES_TYPE[type].singulier, LIBELLES_TYPE[type].pluriel) : []
  })
  const cles = chiffresClesOf(valeurs)
    .slice(0, 3)
    .map((valeur) => `${valeur.libelle} : ${valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite)}`)
  const qui = perimetre.type === 'tous' ? '' : ` (${LIBELLES_TYPE[perimetre.type].pluriel})`
  return `${majuscule(fiche.libelleNiveau)} ${fiche.nom}, ${ecoles.join(', ') || 'aucun établissement'}. Connexion, équipement, services numériques${qui}. ${cles.join(' ; ')}`.trim()
}

const faitsOf = (
  { niveau, code, nom, longitude, latitude }: DonneesTerritoire['fiche'],
  url: string,
): object => ({
  '@context': 'https://schema.org',
  '@type': niveau === 'commune' ? 'City' : 'AdministrativeArea',
  name: nom,
  identifier: code,
  url,
  ...(longitude !== null && { geo: { '@type': 'GeoCoordinates', longitude, latitude } }),
})

function tete({ fiche, etablissements, publieeLe }: DonneesTerritoire): Html {
  const { niveau, code, nom, nature, parents, autorite, population, libelleNiveau } = fiche
  const reperes: [string, string][] = TYPES_ETABLISSEMENT.flatMap((type) => {
    const effectif = etablissements.par_type[type] ?? 0
    const { singulier, pluriel: plusieurs } = LIBELLES_TYPE[type]
    return effectif === 0 && type === 'erea'
      ? []
      : [[majuscule(pluriel(effectif, singulier, plusieurs)), nombre(effectif)]]
  })
  if (population !== null) reperes.push(['Habitants', nombre(population)])
  if (publieeLe) reperes.push(['Données publiées le', jour(publieeLe)])
  return html`<header class="fiche-tete">${ariane(parents, nom)}<div class="fiche-titre">
<p class="etiquette">${majuscule(ditNature(nature, libelleNiveau))} · <span class="code">${code}</span></p><h1>${nom}</h1>
${phrasesAutorite(autorite).map((phrase) => html`<p class="fiche-autorite">${phrase}</p>`)}
<dl class="reperes">${reperes.map(([mot, valeur]) => html`<div><dt>${mot}</dt><dd>${valeur}</dd></div>`)}</dl></div>
<img class="vignette" src="/vignettes/${niveau}/${code}.svg" width="220" height="220" alt="Situation de ${nom}"></header>`
}

/** One link per type of school: the choice that the live page makes with a button. */
function perimetres({ perimetre, etablissements }: DonneesTerritoire): Html {
  const types = [
    'tous' as const,
    ...TYPES_ETABLISSEMENT.filter((type) => (etablissements.par_type[type] ?? 0) > 0),
  ]
  return html`<nav class="perimetre" aria-label="Établissements regardés"><ul class="appartenances">${types.map(
    (type) => {
      const mot = type === 'tous' ? 'Tous' : majuscule(LIBELLES_TYPE[type].pluriel)
      return html`<li>${type === perimetre.type ? html`<strong aria-current="true">${mot}</strong>` : html`<a href="?type=${type}" rel="nofollow">${mot}</a>`}</li>`
    },
  )}</ul></nav>`
}

function phrases(valeur: Valeur, { type }: PerimetreEcoles): string[] {
  const indicateur = findIndicateur(valeur.indicateur)
  return indicateur ? phrasesIndicateur(valeur, indicateur, type) : []
}

const cles = (valeurs: readonly Valeur[], perimetre: PerimetreEcoles): Html => {
  const retenues = chiffresClesOf(valeurs)
  if (retenues.length === 0) return html`<p>Aucune valeur n’est publiée pour ces établissements.</p>`
  return html`<ul class="chiffres-cles">${retenues.map(
    (valeur) => html`<li><h3>${valeur.libelle}</h3>
<p class="chiffre"><strong>${valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite)}</strong></p>
<p class="note">${phrases(valeur, perimetre)[0]}</p></li>`,
  )}</ul>`
}

/** Every value of a component with something to say, in one table. */
function section(
  composante: (typeof COMPOSANTES)[number],
  valeurs: readonly Valeur[],
  perimetre: PerimetreEcoles,
): Html | null {
  const connues = valeurs.filter(
    ({ composante: sienne, attendus, indicateur }) =>
      sienne === composante && attendus > 0 && !indicateur.startsWith('programme_'),
  )
  if (connues.length === 0) return null
  return html`<section><h2>${LIBELLES_COMPOSANTE[composante]}</h2><div class="defile"><table class="table-simple">
<thead><tr><th scope="col">Indicateur</th><th scope="col" class="nombre">Valeur</th><th scope="col">Ce que cela veut dire</th><th scope="col">Comparaison</th></tr></thead>
<tbody>${connues.map(
    (
      valeur,
    ) => html`<tr><th scope="row">${valeur.libelle}${valeur.campagne && html` <span class="note">${libelleCampagne(valeur.campagne)}</span>`}</th>
<td class="nombre">${valeur.mesure === 'repartition' ? '' : valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite)}</td>
<td>${phrases(valeur, perimetre).join(' ')}</td><td>${comparaison(valeur)}</td></tr>`,
  )}</tbody></table></div></section>`
}

const comparaison = ({ parent, unite, mesure }: Valeur): string =>
  parent && mesure !== 'repartition'
    ? `${parent.nom} : ${valeurOuStatut(parent.valeur, parent.statut, unite)}`
    : ''

function listeEcoles({ fiche, perimetre, ecoles }: DonneesTerritoire, total: number): Html {
  const { niveau, code } = fiche
  const filtres = [
    `territoire=${niveau}:${code}`,
    'ouvert=oui',
    ...(perimetre.type === 'tous' ? [] : [`type=${perimetre.type}`]),
    ...(perimetre.secteur === 'tous' ? [] : [`secteur=${perimetre.secteur}`]),
  ].join('&')
  return html`<section><h2>Liste des établissements</h2>
<p class="note">${compte(total, 'établissement', 'établissements')}${ecoles.length < total && html`, dont les ${nombre(ecoles.length)} premiers ci-dessous`}. <a href="/api/v1/etablissements.csv?${filtres}" rel="nofollow">Télécharger la liste (CSV)</a></p>
<ul class="voisins">${ecoles.map(
    ({ uai, nom, commune }) =>
      html`<li><a href="/etablissements/${uai}">${nom}</a> <span class="note">${commune.nom}</span></li>`,
  )}</ul></section>`
}
