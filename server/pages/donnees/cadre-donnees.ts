import { type Html, html } from '../../documentation/html.ts'
import { cadre } from '../cadre.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'

/** What every page about the data knows of the publication read. */
export interface Contexte {
  publication: number
  publieeLe: string | null
  demonstration: boolean
  /** Root address of the site, for what must be complete. */
  origine: string
  /** Day of the reader, `AAAA-MM-JJ`. */
  aujourdhui: string
}

/** A page about the data. */
export interface PageDonnees {
  titre: string
  /** Above the title: what kind of thing it is. */
  etiquette?: string
  resume: string
  chemin: string
  /** Pages above it, from the catalogue down. */
  parents: readonly { nom: string; chemin: string }[]
  faits?: readonly object[]
  contenu: Html
}

const CATALOGUE = { nom: 'Données', chemin: '/donnees' }

/** A page about the data, in the frame of the site. */
export function pageDonnees(page: PageDonnees, { demonstration, origine }: Contexte): PageRendue {
  const { titre, etiquette, resume, chemin, parents, faits = [], contenu } = page
  const fil = chemin === CATALOGUE.chemin ? [] : [CATALOGUE, ...parents]
  return {
    titre: `${titre} – Cartable`,
    description: resume,
    chemin,
    faits: fil.length > 0 ? [...faits, filDonnees(origine, [...fil, { nom: titre, chemin }])] : faits,
    contenu: cadre(
      demonstration,
      html`<main class="page-fiche page-donnees"><header class="fiche-titre">${fil.length > 0 && ariane(fil, titre)}${etiquette && html`<p class="etiquette">${etiquette}</p>`}<h1>${titre}</h1><p class="chapeau">${resume}</p></header>${contenu}</main>`,
      chemin,
    ),
    precharger: [],
    masquee: demonstration,
  }
}

const ariane = (fil: PageDonnees['parents'], ici: string): Html =>
  fr`<nav class="ariane" aria-label="Fil d’Ariane"><ol>${fil.map(({ nom, chemin }) => html`<li><a href="${chemin}">${nom}</a></li>`)}<li aria-current="page">${ici}</li></ol></nav>`

const filDonnees = (origine: string, fil: PageDonnees['parents']): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: fil.map(({ nom, chemin }, rang) => ({
    '@type': 'ListItem',
    position: rang + 1,
    name: nom,
    item: `${origine}${chemin}`,
  })),
})

/** There is nothing of that name: says so, and leads back to the catalogue. */
export const pageAbsente = (quoi: string, chemin: string, contexte: Contexte): PageRendue => ({
  ...pageDonnees(
    {
      titre: `${quoi} introuvable`,
      etiquette: 'Erreur 404',
      resume: `Rien n’est connu à l’adresse ${chemin}.`,
      chemin,
      parents: [],
      contenu: fr`<section><p><a href="/donnees">Voir toutes les données</a></p></section>`,
    },
    contexte,
  ),
  faits: [],
  masquee: true,
})

/** A term and what it is worth, one under the other on a phone; absent values are left out. */
export const liste = (lignes: readonly (readonly [string, Html | string | number | null | false])[]): Html =>
  html`<dl class="fiche-liste">${lignes
    .filter(([, valeur]) => valeur !== null && valeur !== false && valeur !== '')
    .map(([nom, valeur]) => html`<div><dt>${nom}</dt><dd>${valeur}</dd></div>`)}</dl>`

/** A table that scrolls sideways by itself on a narrow screen, reachable by keyboard. */
export const tableau = (nom: string, titres: readonly (string | Html)[], lignes: readonly Html[]): Html =>
  html`<section class="defile" tabindex="0" aria-label="${nom}"><table class="table-simple"><thead><tr>${titres.map((titre) => (typeof titre === 'string' ? html`<th scope="col">${titre}</th>` : titre))}</tr></thead><tbody>${lignes}</tbody></table></section>`

/** Heading of a column of numbers. */
export const colonneNombre = (titre: string): Html => html`<th scope="col" class="nombre">${titre}</th>`
