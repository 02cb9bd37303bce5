import { type Html, html } from '../documentation/html.ts'

/** What a page says of itself to browsers, search engines and social networks, and its first view. */
export interface PageRendue {
  titre: string
  description: string
  /** Path of the page, without query: one address per content. */
  chemin: string
  /** Facts in the vocabulary of schema.org. */
  faits: readonly object[]
  contenu: Html
  /** Answers of the API that the live page will ask for at once. */
  precharger: readonly string[]
  /** Path of its picture, shown where a link to it is shared. */
  apercu?: string
  /** Kept out of search engines: invented data, or nothing there. */
  masquee: boolean
}

/** In a script element, `</script>` and `<!--` would end it early. */
const enDonnees = (fait: object): string => JSON.stringify(fait).replaceAll('<', '\\u003c')

/**
 * The built site's HTML, filled with a first view that needs no script. The live page replaces it once ready.
 * JSON-LD is data: browsers never run it, so the content security policy, which allows no inline script, has nothing
 * to say about it.
 */
export class Coquille {
  readonly #avant: string
  readonly #apres: string

  /** @param index `index.html` as built. @throws Error when it no longer has the places this fills. */
  constructor(readonly index: string) {
    const sansTitre = index
      .replace(/<title>[^<]*<\/title>/, '')
      .replace(/<meta\s+name="description"[^>]*>/, '')
      .replace(/<noscript>[\s\S]*?<\/noscript>/, '')
    const [avant, apres] = sansTitre.split('<div id="cartable"></div>')
    if (avant === undefined || apres === undefined || !avant.includes('</head>')) {
      throw new Error('index.html has no <div id="cartable"></div> to be filled')
    }
    this.#avant = avant
    this.#apres = apres
  }

  /** @param origine root address of the site, for the links that must be complete. */
  render(page: PageRendue, origine: string): string {
    const adresse = `${origine}${page.chemin}`
    const tete = html`<title>${page.titre}</title>
<meta name="description" content="${page.description}">
<link rel="canonical" href="${adresse}">
${page.masquee && html`<meta name="robots" content="noindex">`}
<meta property="og:title" content="${page.titre}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="website">
<meta property="og:url" content="${adresse}">
<meta property="og:site_name" content="Cartable">
<meta property="og:locale" content="fr_FR">
${
  page.apercu &&
  html`<meta property="og:image" content="${origine}${page.apercu}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">`
}
${page.precharger.map((url) => html`<link rel="preload" as="fetch" crossorigin href="${url}">`)}`.texte
    const faits = page.faits
      .map((fait) => `<script type="application/ld+json">${enDonnees(fait)}</script>`)
      .join('\n')
    return `${this.#avant.replace('</head>', () => `${tete}\n${faits}\n</head>`)}<div id="cartable">${page.contenu.texte}</div>${this.#apres}`
  }
}
