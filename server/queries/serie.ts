import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { STATUTS, type Statut } from '../../data/catalogue/model/statut.ts'
import type { RequeteValeurs, Valeurs } from '../contract/indicateurs.ts'
import { calculOf, computeSyntheses, isConserve, type Perimetre } from './calcul.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { perimetreOf } from './synthese.ts'

/** The four parallel arrays of a series, and the classes its values may point at. */
export type Serie = Pick<
  Valeurs,
  'codes' | 'valeurs' | 'statuts' | 'couverture' | 'etablissements' | 'modalites'
>

/** One point of a series before it is split into arrays. */
export interface Point {
  code: string
  valeur: number | null
  statut: Statut
  couverture: number | null
}

/** Splits points into parallel arrays: half the size of objects, and what a map wants. */
export function toSerie(points: Iterable<Point>, modalites: string[] | null): Serie {
  const serie: Serie = {
    codes: [],
    valeurs: [],
    statuts: [],
    couverture: [],
    etablissements: null,
    modalites,
  }
  for (const { code, valeur, statut, couverture } of points) {
    serie.codes.push(code)
    serie.valeurs.push(round(valeur))
    serie.statuts.push(STATUTS.indexOf(statut))
    serie.couverture.push(round(couverture, 3))
  }
  return serie
}

/** Classes that the values of a distribution point at. */
export const modalitesOf = ({ mesure }: Indicateur): string[] | null =>
  mesure.genre === 'repartition' ? mesure.classes.map(({ id }) => id) : null

/** Values of every territory of a level for one campaign, computed now when the publication does not keep them. */
export async function listSerieTerritoires(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  niveau: Niveau,
  campagne: string,
  requete: RequeteValeurs,
): Promise<Serie> {
  const perimetre = { niveau, ...perimetreOf(indicateur, requete) }
  const calcul = calculOf(publication, indicateur.id, campagne)
  const lignes =
    calcul && !isConserve(calcul, perimetre)
      ? await computeSyntheses(db, publication, calcul, perimetre)
      : await listLignes(db, publication, indicateur.id, campagne, perimetre)
  return toSerie(
    lignes.map(({ code, valeur, statut, attendus, repondants }) => ({
      code,
      valeur,
      statut: statut as Statut,
      couverture: attendus > 0 ? repondants / attendus : null,
    })),
    modalitesOf(indicateur),
  )
}

const listLignes = (
  db: Db,
  publication: Publication,
  indicateur: string,
  campagne: string,
  { niveau, type, secteur }: Perimetre,
) =>
  db
    .selectFrom('synthese')
    .select(['code', 'valeur', 'statut', 'attendus', 'repondants'])
    .where('publication_id', '=', publication.id)
    .where('indicateur', '=', indicateur)
    .where('campagne', '=', campagne)
    .where('niveau', '=', niveau)
    .where('type', '=', type)
    .where('secteur', '=', secteur)
    .orderBy('code')
    .execute()
