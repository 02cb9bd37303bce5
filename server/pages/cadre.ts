import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import { isSous, PIED, SECTIONS } from '../../data/mots/navigation.ts'
import { type Html, html } from '../documentation/html.ts'

/**
 * Frame of every page drawn by the server: the same as the live one's, with what works without a script.
 * @param chemin path of the page, to say which part of the site it belongs to.
 */
export const cadre = (demonstration: boolean, contenu: Html, chemin = ''): Html =>
  html`${
    demonstration &&
    html`<aside class="bandeau" aria-label="Avertissement"><p><strong>Données de démonstration.</strong> Les établissements et les valeurs sont inventés : ne les réutilisez pas.</p></aside>`
  }<header class="entete"><a class="entete-nom" href="/"><img class="logotype" src="/favicon.svg" width="32" height="32" alt=""><span><strong>Cartable</strong><span class="entete-devise">L’observatoire ouvert du numérique éducatif</span></span></a><span class="recherche"></span><nav class="entete-nav" aria-label="Navigation principale">${sections(chemin)}</nav><details class="entete-menu"><summary>Menu</summary><nav aria-label="Navigation principale">${sections(chemin)}</nav></details></header>${contenu}${pied}`

const sections = (chemin: string): Html =>
  html`<ul>${SECTIONS.map(
    (section) =>
      html`<li><a href="${section.chemin}"${isSous(chemin, section.chemin) && html` aria-current="page"`}>${section.libelle}</a></li>`,
  )}</ul>`

const pied = html`<footer class="pied"><nav aria-label="Informations sur le site"><ul>${PIED.map(({ libelle, chemin }) => html`<li><a href="${chemin}">${withNoBreakSpaces(libelle)}</a></li>`)}</ul></nav></footer>`

type Parents = Partial<Record<Niveau, { code: string; nom: string }>>
const CHEMIN = ['pays', 'region', 'departement', 'commune'] as const satisfies readonly Niveau[]

/** Territories above, from wide to narrow, with the address of each. */
export const ancetresOf = (parents: Parents, ici: string): { nom: string; chemin: string }[] =>
  CHEMIN.flatMap((niveau) => {
    const parent = parents[niveau]
    // Overseas, a région and its département are one place under two codes.
    return parent && parent.nom !== ici
      ? [{ nom: parent.nom, chemin: `/territoires/${niveau}/${parent.code}` }]
      : []
  })

/** From the country down to what the page is about. */
export const ariane = (parents: Parents, ici: string): Html =>
  html`<nav class="ariane" aria-label="Fil d’Ariane"><ol>${ancetresOf(parents, ici).map(
    ({ nom, chemin }) => html`<li><a href="${chemin}">${nom}</a></li>`,
  )}<li aria-current="page">${ici}</li></ol></nav>`

/** The same, for search engines. */
export const filOf = (origine: string, parents: Parents, ici: { nom: string; chemin: string }): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: [...ancetresOf(parents, ici.nom), ici].map(({ nom, chemin }, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name: nom,
    item: `${origine}${chemin}`,
  })),
})
