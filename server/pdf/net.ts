/** Signs the typeface lacks, by what says the same. */
const REMPLACANTS: Record<string, string> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2011': '-',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '→': '->',
  '\t': ' ',
}

/**
 * A text that a font can write: a sign it lacks is replaced by its equivalent, an accented letter by the bare one,
 * anything else by a question mark; never an empty box.
 * @param connu whether the font has a sign.
 */
export function ecrivable(texte: string, connu: (code: number) => boolean): string {
  let net = ''
  for (const signe of texte.normalize('NFC')) {
    const code = signe.codePointAt(0) ?? 0
    if (signe === '\n' || connu(code)) net += signe
    else net += REMPLACANTS[signe] ?? nue(signe, connu)
  }
  return net
}

function nue(signe: string, connu: (code: number) => boolean): string {
  const lettre = signe.normalize('NFD').charAt(0)
  return lettre !== signe && connu(lettre.codePointAt(0) ?? 0) ? lettre : '?'
}
