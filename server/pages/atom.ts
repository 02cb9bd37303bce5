import { html } from '../documentation/html.ts'

/** One entry of a feed: what is said of one report, last. */
export interface EntreeAtom {
  titre: string
  /** Page of the report, which is also its identifier. */
  adresse: string
  cree_le: string
  modifie_le: string
  texte: string
}

/** An Atom feed (RFC 4287). @param maintenant date of an empty feed. */
export function fluxAtom(
  { titre, soi, page, entrees }: { titre: string; soi: string; page: string; entrees: readonly EntreeAtom[] },
  maintenant: string,
): string {
  const modifie =
    entrees
      .map(({ modifie_le }) => modifie_le)
      .toSorted()
      .at(-1) ?? maintenant
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<id>${soi}</id>
<title>${lisible(titre)}</title>
<updated>${modifie}</updated>
<author><name>Cartable</name></author>
<link rel="self" type="application/atom+xml" href="${soi}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${entrees.map(
  ({ titre, adresse, cree_le, modifie_le, texte }) => html`<entry>
<id>${adresse}</id>
<title>${lisible(titre)}</title>
<published>${cree_le}</published>
<updated>${modifie_le}</updated>
<link rel="alternate" type="text/html" href="${adresse}"/>
<content type="text">${lisible(texte)}</content>
</entry>
`,
)}</feed>
`.texte
}

/** XML knows no control character but line breaks and tabs, even escaped. */
const lisible = (texte: string): string =>
  texte.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
