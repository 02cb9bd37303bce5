import { sql } from 'kysely'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { tellEcole } from '../../data/mots/indicateur.ts'
import type { IndicateurPublie } from '../contract/indicateurs.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

/** Every indicator of the catalogue, with what the publication holds of it. */
export async function listIndicateurs(db: Db, publication: Publication): Promise<IndicateurPublie[]> {
  const niveaux = await listNiveaux(db, publication)
  return INDICATEURS.map((indicateur) => toPublie(indicateur, publication, niveaux.get(indicateur.id) ?? []))
}

/** One indicator, told the same way. */
export async function findIndicateurPublie(
  db: Db,
  publication: Publication,
  indicateur: Indicateur,
): Promise<IndicateurPublie> {
  const niveaux = await listNiveaux(db, publication, [indicateur.id])
  return toPublie(indicateur, publication, niveaux.get(indicateur.id) ?? [])
}

function toPublie(indicateur: Indicateur, publication: Publication, niveaux: Niveau[]): IndicateurPublie {
  const { couvertureMin, repondantsMin: _, ...fiche } = indicateur
  const { libelle, definition } = tellEcole(indicateur)
  return {
    ...fiche,
    libelle_etablissement: libelle,
    definition_etablissement: definition,
    predicat: fiche.predicat ?? null,
    couverture_min: couvertureMin,
    campagnes: publication.campagnes.get(indicateur.id) ?? [],
    campagne_par_defaut: publication.campagneParDefaut.get(indicateur.id) ?? null,
    // Whatever is known of territories is known school by school, or of the commune of each school.
    niveaux: niveaux.length > 0 ? [...niveaux, 'etablissement'] : [],
    sources: sourcesOfIndicateur(indicateur),
  }
}

/** Levels at which each indicator has values. One probe of the index for each pair: the table is large. */
async function listNiveaux(
  db: Db,
  publication: Publication,
  indicateurs = [...publication.campagnes.keys()],
): Promise<Map<string, Niveau[]>> {
  if (indicateurs.length === 0) return new Map()
  // `limit 1` keeps the planner from turning the probes into a scan of two million rows.
  const { rows } = await sql<{ indicateur: string; niveau: Niveau }>`
    select i.indicateur, n.niveau
    from unnest(${indicateurs}::text[]) i(indicateur)
    cross join unnest(${[...NIVEAUX]}::text[]) with ordinality n(niveau, rang)
    cross join unnest(${campagnesOf(publication)}::text[]) c(campagne)
    cross join lateral (
      select 1 from synthese s
      where s.publication_id = ${publication.id} and s.indicateur = i.indicateur
        and s.campagne = c.campagne and s.niveau = n.niveau and s.type = 'tous' and s.secteur = 'tous'
      limit 1) s
    group by i.indicateur, n.niveau, n.rang order by i.indicateur, n.rang`.execute(db)
  const niveaux = new Map<string, Niveau[]>()
  for (const { indicateur, niveau } of rows) {
    niveaux.set(indicateur, [...(niveaux.get(indicateur) ?? []), niveau])
  }
  return niveaux
}

const campagnesOf = (publication: Publication): string[] => [
  ...new Set([...publication.campagnes.values()].flat()),
]
