import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { STATUTS } from '../../data/catalogue/model/statut.ts'
import type { Avertissement } from '../contract/enveloppe.ts'
import type { RequeteValeurs, Valeurs } from '../contract/indicateurs.ts'
import type { Db } from './db.ts'
import { enveloppeOf } from './enveloppe.ts'
import type { Publication } from './publication.ts'
import { listSerieTerritoires, type Serie } from './serie.ts'
import { listSerieEtablissements } from './serie-etablissements.ts'

const VIDE: Serie = { codes: [], valeurs: [], statuts: [], couverture: [], modalites: null }

/** The series of an indicator at a level, with its envelope; empty when the indicator has no data. */
export async function findValeurs(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string | null,
  requete: RequeteValeurs,
): Promise<Valeurs> {
  const serie = campagne === null ? VIDE : await listSerie(db, publication, indicateur, campagne, requete)
  return {
    indicateur: indicateur.id,
    niveau: requete.niveau,
    campagne,
    type: requete.type,
    secteur: requete.secteur,
    ...serie,
    statuts_legende: [...STATUTS],
    ...enveloppeOf(
      publication,
      { sources: sourcesOfIndicateur(indicateur), campagne },
      reserves(indicateur, requete),
    ),
  }
}

const listSerie = (
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
  campagne: string,
  requete: RequeteValeurs,
): Promise<Serie> =>
  requete.niveau === 'etablissement'
    ? listSerieEtablissements(db, publication, indicateur, campagne, requete)
    : listSerieTerritoires(db, publication, indicateur, requete.niveau, campagne, requete)

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
  if (requete.type === 'tous' && requete.secteur === 'tous') return []
  return [
    {
      code: 'filtre_sans_effet',
      message: `Cet indicateur décrit des territoires (${indicateur.grain}) : le type et le secteur des établissements n’y changent rien.`,
    },
  ]
}
