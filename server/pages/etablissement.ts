import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { adresseSignaler } from '../../data/catalogue/model/cellule.ts'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import type { TypeEtablissement } from '../../data/catalogue/model/etablissement.ts'
import { findIndicateur, findSource } from '../../data/catalogue/registry.ts'
import { ditCompletude, ditIdentite, faitsOf, phraseEtat } from '../../data/mots/etablissement.ts'
import { ditGenre } from '../../data/mots/genre.ts'
import { ditLien, NOTE_FILIATION } from '../../data/mots/liens.ts'
import { compte, nombre } from '../../data/mots/nombre.ts'
import { majuscule } from '../../data/mots/texte.ts'
import { type Retenue, retain, writeReponse } from '../../data/mots/valeur-ecole.ts'
import type { ValeurEtablissement } from '../contract/etablissements.ts'
import type { FicheEtablissement } from '../contract/fiche-etablissement.ts'
import type { Lien } from '../contract/liens.ts'
import { type Html, html } from '../documentation/html.ts'
import { ariane, cadre, filOf } from './cadre.ts'
import type { PageRendue } from './coquille.ts'
import { localesEcole } from './donnees-locales.ts'

/** First view of a school: who it is, where, and every value with its campaign, its source and its line. */
export function pageEtablissement(
  fiche: FicheEtablissement,
  demonstration: boolean,
  origine: string,
): PageRendue {
  const { uai, nom, commune, parents } = fiche
  const chemin = `/etablissements/${uai}`
  return {
    titre: `${nom} (${uai}), ${commune.nom} – Cartable`,
    description: descriptionOf(fiche),
    chemin,
    apercu: `/apercus${chemin}.png`,
    faits: [ecoleOf(fiche, `${origine}${chemin}`), filOf(origine, parents, { nom, chemin })],
    contenu: cadre(
      demonstration,
      html`<main class="page-fiche">${tete(fiche)}${site(fiche)}${completude(fiche)}${COMPOSANTES.map(
        (composante) =>
          section(
            LIBELLES_COMPOSANTE[composante],
            retain(fiche.valeurs).filter(({ valeur }) => valeur.composante === composante),
          ),
      )}${localesEcole(fiche.donnees_locales)}<p class="note"><a href="${adresseSignaler({ uai, champ: 'nom' })}" rel="nofollow">Signaler une erreur</a> · <a href="/api/v1${chemin}.pdf" rel="nofollow">Fiche à imprimer (PDF)</a> · <a href="/api/v1${chemin}" rel="nofollow">Toutes les valeurs, toutes les campagnes (API, JSON)</a></p></main>`,
    ),
    precharger: [`/api/v1${chemin}`],
    masquee: demonstration || !fiche.ouvert,
  }
}

function descriptionOf({ nom, type, secteur, commune, departement, valeurs }: FicheEtablissement): string {
  const connues = retain(valeurs).filter(
    ({ valeur }) => valeur.valeur !== null && valeur.grain === 'etablissement',
  ).length
  return `${nom}, ${ditGenre(type, secteur)} à ${commune.nom} (${departement.nom}) : connexion, équipement et services numériques. ${compte(connues, 'valeur connue', 'valeurs connues')}, avec leur source.`
}

const TYPES_SCHEMA: Record<TypeEtablissement, string> = {
  ecole: 'ElementarySchool',
  college: 'MiddleSchool',
  lycee: 'HighSchool',
  erea: 'School',
}

const ecoleOf = (fiche: FicheEtablissement, url: string): object => ({
  '@context': 'https://schema.org',
  '@type': TYPES_SCHEMA[fiche.type],
  name: fiche.nom,
  identifier: { '@type': 'PropertyValue', propertyID: 'UAI', value: fiche.uai },
  url,
  address: {
    '@type': 'PostalAddress',
    ...(fiche.adresse && { streetAddress: fiche.adresse }),
    ...(fiche.code_postal && { postalCode: fiche.code_postal }),
    addressLocality: fiche.localite ?? fiche.commune.nom,
    addressCountry: 'FR',
  },
  ...(fiche.longitude !== null && {
    geo: { '@type': 'GeoCoordinates', longitude: fiche.longitude, latitude: fiche.latitude },
  }),
})

function tete(fiche: FicheEtablissement): Html {
  const { nom, parents, commune } = fiche
  const avis = phraseEtat(fiche)
  const localite = [fiche.code_postal, fiche.localite].filter(Boolean).join(' ')
  const voie = [fiche.adresse, localite].filter(Boolean).join(', ')
  return html`<header class="fiche-tete sans-vignette">${ariane(parents, nom)}<div class="fiche-titre">
<p class="etiquette">${ditIdentite(fiche)}</p>
<h1>${nom}</h1>${avis && html`<p class="message">${avis}</p>`}
<address>${voie || 'Adresse non communiquée'} · <a href="/territoires/commune/${commune.code}">${commune.nom}</a></address>
<dl class="faits">${faitsOf(fiche).map((fait) => html`<div><dt>${fait.nom}</dt><dd>${fait.valeur}</dd></div>`)}</dl></div></header>`
}

/** Schools of the same site, direction or grouping. */
function site({ liens, cite_scolaire, ouvert }: FicheEtablissement): Html | null {
  if (liens.length === 0 && ouvert) return null
  const nommer = ({ uai, nom }: Lien) =>
    nom === null ? uai : html`<a href="/etablissements/${uai}">${nom}</a>`
  return html`<section><h2>Site et filiation</h2>${cite_scolaire && html`<p>Cité scolaire <span class="code">${cite_scolaire}</span></p>`}${
    !ouvert && html`<p class="note">${NOTE_FILIATION}</p>`
  }<ul class="voisins">${liens.map((lien) => html`<li>${nommer(lien)} <span class="note">${lien.commune?.nom}</span> <span>${majuscule(ditLien(lien))}</span></li>`)}</ul></section>`
}

function completude({ completude: sienne }: FicheEtablissement): Html | null {
  const phrase = ditCompletude(sienne)
  return phrase === null ? null : html`<section><h2>Complétude</h2><p>${phrase}</p></section>`
}

function section(titre: string, valeurs: readonly Retenue<ValeurEtablissement>[]): Html | null {
  if (valeurs.length === 0) return null
  return html`<section><h2>${titre}</h2><div class="defile"><table class="table-simple">
<thead><tr><th scope="col">Indicateur</th><th scope="col">Campagne</th><th scope="col" class="nombre">Valeur</th><th scope="col">Source</th></tr></thead>
<tbody>${valeurs.map(
    ({
      valeur,
      muette,
    }) => html`<tr><th scope="row">${valeur.libelle}${valeur.grain !== 'etablissement' && html` <span class="note">${valeur.grain === 'commune' ? 'de la commune' : 'de l’académie'}</span>`}</th>
<td>${libelleCampagne(valeur.campagne)}${muette && ` (sans réponse : ${libelleCampagne(muette.campagne)})`}</td><td class="nombre">${writeReponse(valeur, findIndicateur(valeur.indicateur)?.mesure ?? null)}</td>
<td>${sourceOf(valeur)}</td></tr>`,
  )}</tbody></table></div></section>`
}

function sourceOf({ source, ligne }: ValeurEtablissement): string {
  const titre = (source && findSource(source)?.titre) ?? ''
  return ligne === null ? titre : `${titre}, ligne ${nombre(ligne)}`
}
