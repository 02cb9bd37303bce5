import { sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { findNewestPublication } from '../../data/db/publication.ts'
import type { CorrectionActive } from '../../data/signalements/corrections.ts'
import { type Calcul, calculsOf } from '../../data/synthese/calcul.ts'
import type { Db } from './db.ts'
import type { DepotPublie } from './depots/publies.ts'
import { NIVEAUX_NOMMES } from './niveaux.ts'

/** An import read by a publication, for one campaign. */
export interface ImportLu {
  source: string
  campagne: string
  import_id: number
  sha256: string
  fin: Date | null
}

/** Everything of a publication that answers need again and again; small, kept in memory. */
export interface Publication {
  /** 0 when nothing has ever been published: no row carries that number. */
  id: number
  cree_le: Date | null
  demonstration: boolean
  imports: ImportLu[]
  /** Names of the territories that contain others, by level then code. */
  noms: Map<Niveau, Map<string, string>>
  /** What the imports allow to compute of each indicator, campaign by campaign, oldest first. */
  calculs: Map<string, Calcul[]>
  /** Campaigns of each indicator that have data, oldest first. */
  campagnes: Map<string, string[]>
  /** Campaign shown when none is asked for: the last one the country answered well enough, else the last. */
  campagneParDefaut: Map<string, string>
  /** Corrections shown beside the producers' values; none in a former publication, which stays what it was. */
  corrections: readonly CorrectionActive[]
  /** Local data shown beside national ones; none in a former publication, likewise. */
  depots: readonly DepotPublie[]
  /** How many times they have changed: with the number of the publication, it names what is shown. */
  revision: number
  /** Address of the answer under way, frozen on this publication; set for each request. */
  permalien: string | null
}

/** What readers see before the first publication. */
export const AUCUNE_PUBLICATION: Publication = {
  id: 0,
  cree_le: null,
  demonstration: false,
  imports: [],
  noms: new Map(),
  calculs: new Map(),
  campagnes: new Map(),
  campagneParDefaut: new Map(),
  corrections: [],
  depots: [],
  revision: 0,
  permalien: null,
}

/** Number of the newest published publication, 0 without any. */
export const findPublicationId = async (db: Db): Promise<number> => (await findNewestPublication(db)) ?? 0

/** Loads what is kept in memory of a publication. */
export async function loadPublication(db: Db, id: number): Promise<Publication> {
  if (id === 0) return AUCUNE_PUBLICATION
  const [publication, imports, noms, campagnes] = await Promise.all([
    db
      .selectFrom('publication')
      .select(['cree_le', 'demonstration'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    listImports(db, id),
    listNoms(db, id),
    listCampagnes(db, id),
  ])
  return {
    id,
    ...publication,
    imports,
    noms,
    calculs: calculsParIndicateur(imports),
    ...campagnes,
    corrections: [],
    depots: [],
    revision: 0,
    permalien: null,
  }
}

function calculsParIndicateur(imports: readonly ImportLu[]): Map<string, Calcul[]> {
  const calculs = new Map<string, Calcul[]>()
  for (const calcul of calculsOf(INDICATEURS, imports)) {
    calculs.set(calcul.indicateur.id, [...(calculs.get(calcul.indicateur.id) ?? []), calcul])
  }
  return calculs
}

const listImports = (db: Db, id: number): Promise<ImportLu[]> =>
  db
    .selectFrom('publication_import as p')
    .innerJoin('import as i', 'i.id', 'p.import_id')
    .select(['p.source', 'p.campagne', 'p.import_id', 'i.sha256', 'i.fin'])
    .where('p.publication_id', '=', id)
    .orderBy('p.source')
    .orderBy('p.campagne')
    .execute()

async function listNoms(db: Db, id: number): Promise<Map<Niveau, Map<string, string>>> {
  const rows = await db
    .selectFrom('territoire')
    .select(['niveau', 'code', 'nom'])
    .where('publication_id', '=', id)
    .where('niveau', 'in', [...NIVEAUX_NOMMES])
    .execute()
  const noms = new Map<Niveau, Map<string, string>>(NIVEAUX_NOMMES.map((niveau) => [niveau, new Map()]))
  for (const row of rows) noms.get(row.niveau as Niveau)?.set(row.code, row.nom)
  return noms
}

/**
 * The country has a row for each series that exists, or the académies when they are what is described: reading
 * their rows alone avoids scanning all communes.
 */
async function listCampagnes(
  db: Db,
  id: number,
): Promise<Pick<Publication, 'campagnes' | 'campagneParDefaut'>> {
  const { rows } = await sql<{ indicateur: string; campagne: string; statut: string }>`
    select indicateur, campagne,
      coalesce(max(statut) filter (where niveau = 'pays'), min(statut) filter (where statut = 'publie')) as statut
    from synthese
    where publication_id = ${id} and niveau in ('pays', 'academie') and type = 'tous' and secteur = 'tous'
      and repondants > 0
    group by indicateur, campagne order by campagne`.execute(db)
  const campagnes = new Map<string, string[]>()
  const publiees = new Map<string, string>()
  for (const { indicateur, campagne, statut } of rows) {
    campagnes.set(indicateur, [...(campagnes.get(indicateur) ?? []), campagne])
    if (statut === 'publie') publiees.set(indicateur, campagne)
  }
  const campagneParDefaut = new Map(
    [...campagnes].map(([indicateur, liste]) => [
      indicateur,
      publiees.get(indicateur) ?? (liste.at(-1) as string),
    ]),
  )
  return { campagnes, campagneParDefaut }
}
