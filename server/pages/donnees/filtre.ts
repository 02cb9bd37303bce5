import {
  COMPOSANTES,
  type Composante,
  LIBELLES_COMPOSANTE,
} from '../../../data/catalogue/model/composante.ts'
import { findIndicateur } from '../../../data/catalogue/registry.ts'
import { ETATS_FRAICHEUR, type EtatFraicheur, etatFraicheur } from '../../../data/mots/fraicheur.ts'
import { fold } from '../../../data/mots/texte.ts'
import type { IndicateurPublie } from '../../contract/indicateurs.ts'
import type { SourcePubliee } from '../../contract/sources.ts'
import { type Html, html } from '../../documentation/html.ts'
import { fr } from '../prose.ts'

/** States of freshness that may be looked for. */
export const ETATS = Object.keys(ETATS_FRAICHEUR) as EtatFraicheur[]

/** What a reader looks for in the catalogue. */
export interface Filtre {
  mots: string
  composante: Composante | null
  etat: EtatFraicheur | null
}

/** True when nothing is asked: all is shown. */
export const isLarge = ({ mots, composante, etat }: Filtre): boolean =>
  mots === '' && composante === null && etat === null

/** Every word must be found, whatever its case and accents. */
function contient(mots: string, ...textes: readonly string[]): boolean {
  const foin = fold(textes.join(' '))
  return fold(mots)
    .split(/\s+/)
    .every((mot) => foin.includes(mot))
}

/** Components that a source feeds; the referential when no indicator reads it. */
const composantesOf = ({ indicateurs }: SourcePubliee): Composante[] => {
  const lues = indicateurs.flatMap((id) => findIndicateur(id)?.composante ?? [])
  return lues.length > 0 ? lues : ['referentiel']
}

/** Sources that answer a filter. */
export const filterSources = (sources: readonly SourcePubliee[], filtre: Filtre, aujourdhui: string) =>
  sources.filter(
    (source) =>
      (filtre.composante === null || composantesOf(source).includes(filtre.composante)) &&
      (filtre.etat === null || etatFraicheur(source.fraicheur, aujourdhui) === filtre.etat) &&
      contient(filtre.mots, source.id, source.titre, source.producteur, source.description),
  )

/** Indicators that answer a filter: by their own words, and by the state of one of their sources. */
export const filterIndicateurs = (
  indicateurs: readonly IndicateurPublie[],
  sources: readonly SourcePubliee[],
  filtre: Filtre,
) => {
  const retenues = new Set(sources.map(({ id }) => id))
  return indicateurs.filter(
    (indicateur) =>
      (filtre.composante === null || indicateur.composante === filtre.composante) &&
      (filtre.etat === null || indicateur.sources.some((id) => retenues.has(id))) &&
      contient(filtre.mots, indicateur.id, indicateur.libelle, indicateur.definition),
  )
}

const options = <T extends string>(
  libelles: Record<T, string>,
  ordre: readonly T[],
  choisie: T | null,
): Html =>
  html`${ordre.map((valeur) => html`<option value="${valeur}"${valeur === choisie && html` selected`}>${libelles[valeur]}</option>`)}`

/** The form of the catalogue: it works without script, and its choices are in the address. */
export const formulaire = ({ mots, composante, etat }: Filtre, trouves: string): Html =>
  fr`<form class="filtre" method="get" action="/donnees" role="search" aria-label="Chercher dans le catalogue">
<p><label for="filtre-mots">Chercher un indicateur, une source, un producteur</label><input id="filtre-mots" type="search" name="q" value="${mots}" maxlength="100" autocomplete="off"></p>
<p><label for="filtre-composante">Composante</label><select id="filtre-composante" name="composante"><option value="">toutes</option>${options(LIBELLES_COMPOSANTE, COMPOSANTES, composante)}</select></p>
<p><label for="filtre-etat">Fraîcheur</label><select id="filtre-etat" name="etat"><option value="">toutes</option>${options(ETATS_FRAICHEUR, ETATS, etat)}</select></p>
<p><button type="submit" class="bouton">Chercher</button></p>
<p class="filtre-bilan" role="status">${trouves}${trouves && fr` <a href="/donnees">Tout montrer</a>`}</p></form>`
