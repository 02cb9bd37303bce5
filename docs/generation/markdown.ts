/** A table of Markdown; a cell keeps to its line. */
export function tableau(titres: readonly string[], lignes: readonly (readonly string[])[]): string {
  const row = (cellules: readonly string[]) =>
    `| ${cellules.map((cellule) => cellule.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [row(titres), `|${titres.map(() => '---').join('|')}|`, ...lignes.map(row)].join('\n')
}

/** A list; empty items are left out. */
export const liste = (items: readonly (string | null)[]): string =>
  items
    .filter((item) => item !== null && item !== '')
    .map((item) => `- ${item}`)
    .join('\n')

export const code = (text: string | number): string => `\`${text}\``

export const lien = (titre: string, url: string): string => `[${titre}](${url})`

/** A number as French readers write it. */
export const nombre = (valeur: number): string => new Intl.NumberFormat('fr-FR').format(valeur)

/** A share between 0 and 1, as a percentage. */
export const pourcentage = (part: number): string => `${nombre(Math.round(part * 1000) / 10)}\u00a0%`

/** « écoles, collèges et lycées ». */
export const enumeration = (items: readonly string[], lien: 'et' | 'ou' = 'et'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${lien} ${items.at(-1)}`

/** Sections of a page, with the mark that says where it comes from. */
export const page = (sections: readonly (string | null)[]): string =>
  `${['<!-- Généré par `npm run generate` : ne pas modifier à la main. -->', ...sections]
    .filter((section) => section !== null && section !== '')
    .join('\n\n')}\n`
