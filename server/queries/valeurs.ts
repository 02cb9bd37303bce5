import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { STATUTS } from '../../data/catalogue/model/statut.ts'
import type { Avertissement } from '../contract/enveloppe.ts'
import type { RequeteValeurs, Valeurs } from '../contract/indicateurs.ts'
import type { Db } from './db.ts'
import { enveloppeOf } from './enveloppe.ts'
import type { FiltresDecides } from './filtres/etablissements.ts'
import type { Mesure } from './filtres/indicateur.ts'
import { reduceSerie } from './lignes-serie.ts'
import type { Publication } from './publication.ts'
import { reservesOf } from './reserves.ts'
import { listSerieTerritoires, type Serie, toSerie } from './serie.ts'
import { listSerieEtablissements } from './serie-etablissements.ts'
import { isFiltree, keep, listSerieFiltree } from './serie-filtree.ts'

/**
 * The series of an indicator at a level, with its envelope; empty when the indicator has no data.
 * @param filtres those of the request, their campaigns decided.
 */
export async function findValeurs(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string | null,
  requete: RequeteValeurs,
  filtres: FiltresDecides,
): Promise<Valeurs> {
  const mesure = campagne === null ? null : { indicateur, campagne }
  const entiere = mesure ? await listSerie(db, publication, mesure, requete, filtres) : toSerie([], null)
  const lues = [indicateur, ...filtres.conditions.map((condition) => condition.indicateur)]
  const serie = await reduceSerie(db, publication, entiere, requete)
  return {
    indicateur: indicateur.id,
    niveau: requete.niveau,
    campagne,
    type: requete.type,
    secteur: requete.secteur,
    ...serie,
    statuts_legende: [...STATUTS],
    ...enveloppeOf(publication, { sources: lues.flatMap(sourcesOfIndicateur), campagne }, [
      ...reserves(indicateur, requete),
      ...reservesSerie(publication, indicateur, campagne, requete, serie),
    ]),
  }
}

async function listSerie(
  db: Db,
  publication: Publication,
  mesure: Mesure,
  requete: RequeteValeurs,
  filtres: FiltresDecides,
): Promise<Serie> {
  const { indicateur, campagne } = mesure
  const { niveau } = requete
  if (niveau === 'etablissement') {
    const serie = await listSerieEtablissements(db, publication, indicateur, campagne, requete)
    return isFiltree(filtres) ? keep(db, publication, serie, filtres) : serie
  }
  return isFiltree(filtres) && indicateur.grain === 'etablissement'
    ? listSerieFiltree(db, publication, mesure, niveau, filtres)
    : listSerieTerritoires(db, publication, indicateur, niveau, campagne, requete)
}

/** Caveats of the numbers themselves; the answers of schools, one by one, have no coverage. */
function reservesSerie(
  publication: Publication,
  indicateur: Indicateur,
  campagne: string | null,
  { niveau }: RequeteValeurs,
  { statuts, couverture }: Serie,
): Avertissement[] {
  if (niveau === 'etablissement') return []
  const chiffres = statuts.map((rang, i) => ({
    indicateur: indicateur.id,
    campagne,
    statut: STATUTS[rang] ?? 'non_disponible',
    couverture: couverture[i] ?? null,
  }))
  return reservesOf(publication, chiffres)
}

/** What would mislead a reader of the series who did not know it. */
function reserves(indicateur: Indicateur, requete: RequeteValeurs): Avertissement[] {
  if (indicateur.grain === 'etablissement') return []
  if (requete.niveau === 'etablissement') {
    return [
      {
        code: 'valeur_du_territoire',
        message: `Cet indicateur décrit des territoires (${indicateur.grain}) : chaque établissement porte la valeur du sien.`,
      },
    ]
  }
  const { type, secteur, education_prioritaire, filtre } = requete
  if (type === 'tous' && secteur === 'tous' && !education_prioritaire && !filtre) return []
  return [
    {
      code: 'filtre_sans_effet',
      message: `Cet indicateur décrit des territoires (${indicateur.grain}) : filtrer les établissements n’y change rien.`,
    },
  ]
}
