const ENTITES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A piece of HTML that needs no more escaping. */
export class Html {
  constructor(readonly texte: string) {}
}

type Morceau = Html | string | number | null | undefined | false | readonly Morceau[]

function render(morceau: Morceau): string {
  if (morceau instanceof Html) return morceau.texte
  if (Array.isArray(morceau)) return morceau.map(render).join('')
  if (morceau === null || morceau === undefined || morceau === false) return ''
  return String(morceau).replace(/[&<>"']/g, (caractere) => ENTITES[caractere] ?? '')
}

/** Template tag: everything inserted is escaped, unless it is already `Html`. */
export const html = (textes: TemplateStringsArray, ...morceaux: Morceau[]): Html =>
  new Html(textes.map((texte, rang) => texte + render(morceaux[rang])).join(''))
