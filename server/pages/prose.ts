import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import { type Html, html } from '../documentation/html.ts'

type Morceaux = Parameters<typeof html> extends [TemplateStringsArray, ...infer Reste] ? Reste : never

/** `html`, with French spaces in what is written here; what is inserted is left as it was received. */
export const fr = (textes: TemplateStringsArray, ...morceaux: Morceaux): Html =>
  html(Object.assign(textes.map(withNoBreakSpaces), { raw: textes.raw }), ...morceaux)
