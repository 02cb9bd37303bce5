const INSECABLE = '\u00a0'
const FINE = '\u202f'

/** French spacing: no line may begin with « ; : ? ! » nor break inside quotation marks. */
export const typographie = (texte: string): string =>
  texte
    .replace(/« /g, `«${INSECABLE}`)
    .replace(/ »/g, `${INSECABLE}»`)
    .replace(/ :(?=\s|$)/gm, `${INSECABLE}:`)
    .replace(/ ([;?!])(?=\s|$)/gm, `${FINE}$1`)
