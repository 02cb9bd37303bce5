import type { Reference } from '../contract/conditions.ts'
import type { RequeteEtablissements } from '../contract/etablissements.ts'
import type { Filtres } from '../contract/filtres.ts'
import { decodeCurseur, encodeCurseur } from '../contract/pagination.ts'
import { ErreurLecteur, parametreInvalide } from '../probleme.ts'
import type { FiltresDecides } from '../queries/filtres/etablissements.ts'
import type { Mesure } from '../queries/filtres/indicateur.ts'
import { type Cle, isNumerique, type Tri } from '../queries/filtres/tri.ts'
import type { Publication } from '../queries/publication.ts'

/**
 * Campaign of an indicator that a request names: the one asked for, else the default one.
 * @throws ErreurLecteur 400 when the indicator has no data, or not for that campaign.
 */
function campagneDe(
  { campagnes, campagneParDefaut }: Publication,
  reference: Reference,
  parametre: string,
): string {
  const { indicateur, campagne } = reference
  const connues = campagnes.get(indicateur.id) ?? []
  const retenue = campagne ?? campagneParDefaut.get(indicateur.id)
  if (retenue !== undefined && connues.includes(retenue)) return retenue
  const attendu =
    connues.length > 0
      ? `pour ${indicateur.id}, l’une des campagnes ${connues.join(', ')}`
      : `un indicateur qui a des données (${indicateur.id} n’en a pas)`
  throw parametreInvalide(parametre, `${indicateur.id}${campagne ? `@${campagne}` : ''}`, attendu)
}

/** Indicators of a request, each with its campaign. @throws ErreurLecteur 400 naming `parametre`. */
export const decideMesures = (
  publication: Publication,
  references: readonly Reference[] | undefined,
  parametre: string,
): Mesure[] =>
  (references ?? []).map((reference) => ({
    indicateur: reference.indicateur,
    campagne: campagneDe(publication, reference, parametre),
  }))

/** @throws ErreurLecteur 400 when a level comes without its code, or a code without its level. */
export function requireNiveauEtCode({ niveau, code }: Pick<Filtres, 'niveau' | 'code'>): void {
  if ((niveau === undefined) === (code === undefined)) return
  const [manque, donne] = code === undefined ? ['code', 'niveau'] : ['niveau', 'code']
  throw new ErreurLecteur(
    400,
    'parametre_manquant',
    'Paramètre manquant',
    `Le paramètre « ${manque} » est obligatoire avec « ${donne} ».`,
    { parametre: manque },
  )
}

/** Filters ready to run. @throws ErreurLecteur 400 when a level comes without its code, or a campaign has no data. */
export function decideFiltres(publication: Publication, filtres: Filtres): FiltresDecides {
  const { filtre, ...reste } = filtres
  requireNiveauEtCode(reste)
  const conditions = (filtre ?? []).map((lue) => ({
    ...lue,
    campagne: campagneDe(publication, lue, 'filtre'),
  }))
  return { ...reste, conditions }
}

/**
 * Order of a list; by default the nearest first when it is about a point, else by UAI.
 * @throws ErreurLecteur 400 when its indicator has no data, or when there is no point to be far from.
 */
export function decideTri(
  publication: Publication,
  { tri, near }: Pick<RequeteEtablissements, 'tri' | 'near'>,
): Tri {
  const { decroissant, ...ordre } = tri ?? {
    decroissant: false,
    colonne: near ? ('distance' as const) : ('uai' as const),
  }
  if (ordre.colonne === 'distance') {
    if (!near)
      throw parametreInvalide('tri', 'distance', '« near » avec tri=distance : le point dont on part')
    return { decroissant, colonne: ordre.colonne, depuis: near }
  }
  if (ordre.colonne) return { decroissant, colonne: ordre.colonne }
  const [mesure] = decideMesures(publication, [ordre.reference], 'tri')
  return { decroissant, mesure: mesure as Mesure }
}

const nomTri = ({ decroissant, colonne, mesure }: Tri): string =>
  `${decroissant ? '-' : ''}${colonne ?? `${mesure?.indicateur.id}@${mesure?.campagne}`}`

/** Cursor after the last school of a page; it only continues a list of the same order. */
export const curseurOf = (tri: Tri, { valeur, uai }: Cle): string[] => [
  nomTri(tri),
  valeur === null ? 'nul' : 'valeur',
  valeur ?? '',
  uai,
]

const NOMBRE = /^-?\d{1,17}(\.\d{1,20})?(e[+-]?\d{1,3})?$/

/** Key held by a cursor. @throws ErreurLecteur 400 when it is not one of this list, in this order. */
export function readCle(tri: Tri, curseur: string | undefined): Cle | null {
  if (curseur === undefined) return null
  const [nom, nature, valeur = '', uai = ''] = decodeCurseur(curseur, 4) ?? []
  const lisible = nature === 'nul' || (nature === 'valeur' && (!isNumerique(tri) || NOMBRE.test(valeur)))
  if (nom === nomTri(tri) && lisible) return { valeur: nature === 'nul' ? null : valeur, uai }
  throw parametreInvalide(
    'curseur',
    curseur,
    'la valeur du champ « suivant » de la page précédente, avec le même « tri »',
  )
}

/** Address of the page that follows. */
export function adresseApres(url: string, tri: Tri, suite: Cle | null): string | null {
  if (!suite) return null
  const { pathname, searchParams } = new URL(url, 'http://cartable')
  searchParams.set('curseur', encodeCurseur(curseurOf(tri, suite)))
  return `${pathname}?${searchParams}`
}
