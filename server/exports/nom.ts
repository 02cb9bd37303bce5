const LONGUEUR_MAX = 140

/** Parameters that change how rows are written, not which rows they are. */
const SANS_EFFET = new Set(['limit', 'curseur', 'tri', 'champs', 'separateur', 'decimale', 'publication'])

const enMots = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/>=|>/g, '-plus-')
    .replace(/<=|</g, '-moins-')
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * Name of a file that says what it holds: `cartable-etablissements-departement-35-publication-12.csv`.
 * @param url address of the rows, without extension.
 */
export function nomFichier(
  url: string,
  { publication, demonstration }: { publication: number | null; demonstration: boolean },
  extension: string,
): string {
  const { pathname, searchParams } = new URL(url, 'http://cartable')
  const filtres = [...searchParams].flatMap(([nom, valeur]) => (SANS_EFFET.has(nom) ? [] : enMots(valeur)))
  const quoi = [
    ...pathname
      .replace(/^\/api\/v1\//, '')
      .split('/')
      .map((part) => enMots(decode(part))),
    ...filtres,
  ]
  const nature = demonstration ? ['demonstration'] : []
  const corps = ['cartable', ...nature, ...quoi].filter(Boolean).join('-').slice(0, LONGUEUR_MAX)
  return `${corps}-publication-${publication ?? 0}.${extension}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
