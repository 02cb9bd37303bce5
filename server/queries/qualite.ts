import { type SqlBool, sql } from 'kysely'
import { CORRECTIONS, SOURCES } from '../../data/catalogue/index.generated.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import type { Motif } from '../../data/db/tables.ts'
import type { Anomalie, AnomalieEtablissement } from '../contract/anomalie.ts'
import type { CorrectionPubliee, Qualite, RequeteAnomalies } from '../contract/qualite.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { fraicheurOf } from './sources.ts'
import { listValeursTerritoire } from './synthese.ts'

type Lieu = { niveau: Niveau; code: string }
type ImportBilan = Qualite['par_source'][number]['imports'][number] & {
  source: string
  demonstration: boolean
}

/** Imports that the publication reads, with the fate of their lines. */
export async function listBilans(db: Db, publication: Publication): Promise<ImportBilan[]> {
  const ids = [...new Set(publication.imports.map(({ import_id }) => import_id))]
  if (ids.length === 0) return []
  return db
    .selectFrom('import')
    .select(['id', 'source', 'demonstration', 'lues', 'chargees', 'ignorees', 'rejetees', 'motifs'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}

/** Freshness of each source that is read, and what became of its lines. @param source only this one. */
export const qualiteDesSources = (
  publication: Publication,
  bilans: readonly ImportBilan[],
  source: string | undefined,
): Qualite['par_source'] =>
  SOURCES.filter(
    ({ id }) => (source === undefined || id === source) && bilans.some((b) => b.source === id),
  ).map((fiche) => ({
    source: fiche.id,
    titre: fiche.titre,
    producteur: fiche.producteur,
    fraicheur: fraicheurOf(publication, fiche),
    imports: bilans
      .filter((bilan) => bilan.source === fiche.id)
      .map(({ source: _, demonstration: __, ...bilan }) => bilan),
  }))

/** Who answered each indicator on a territory. */
export async function listCouvertures(
  db: Db,
  publication: Publication,
  lieu: Lieu,
  indicateurs: readonly Indicateur[],
): Promise<Qualite['couverture']> {
  const tous = { type: 'tous', secteur: 'tous' } as const
  const valeurs = await listValeursTerritoire(db, publication, lieu, tous, indicateurs)
  return valeurs.map(
    ({ indicateur, libelle, composante, campagne, attendus, repondants, couverture, statut }) => {
      const couverture_min = findIndicateur(indicateur)?.couvertureMin ?? 0
      return {
        ...{
          indicateur,
          libelle,
          composante,
          campagne,
          attendus,
          repondants,
          couverture,
          statut,
          couverture_min,
        },
        suffisante: couverture === null ? null : couverture >= couverture_min,
      }
    },
  )
}

/** Anomalies of the schools of a territory, as a condition on `anomalie as a` joined to `etablissement as e`. */
const anomaliesDe = (publication: Publication, { niveau, code }: Lieu) => sql`
  from anomalie a
  join etablissement e on e.publication_id = a.publication_id and e.uai = a.uai
  where a.publication_id = ${publication.id} and ${sql.ref(`e.${niveau}`)} = ${code}`

/** How many answers of a territory deserve a second look, by indicator and reason. */
export async function countAnomalies(
  db: Db,
  publication: Publication,
  lieu: Lieu,
  indicateurs: readonly Indicateur[],
): Promise<Qualite['anomalies']['par_indicateur']> {
  const { rows } = await sql<Qualite['anomalies']['par_indicateur'][number]>`
    select a.indicateur, a.code, count(*) as nombre ${anomaliesDe(publication, lieu)}
      and a.indicateur = any (${indicateurs.map(({ id }) => id)}::text[])
    group by a.indicateur, a.code order by a.indicateur, a.code`.execute(db)
  return rows
}

/** One page of the anomalies of a territory, sorted by school then indicator. */
export async function listAnomalies(
  db: Db,
  publication: Publication,
  { niveau, code, indicateur, limit }: RequeteAnomalies,
  apres: readonly [string, string] | null,
): Promise<{ total: number; anomalies: Anomalie[]; reste: boolean }> {
  const filtre = indicateur ? sql<SqlBool>`a.indicateur = ${indicateur}` : sql<SqlBool>`true`
  const suite = apres ? sql<SqlBool>`(uai, indicateur) > (${apres[0]}, ${apres[1]})` : sql<SqlBool>`true`
  const { rows } = await sql<Anomalie & { total: number }>`
    select * from (
      select a.uai, e.nom, a.indicateur, a.campagne, a.code, a.valeur, a.valeur_precedente, a.campagne_precedente,
        count(*) over () as total
      ${anomaliesDe(publication, { niveau, code })} and ${filtre}
    ) t where ${suite} order by uai, indicateur limit ${limit + 1}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    anomalies: rows.slice(0, limit).map(({ total: _, ...row }) => ({
      ...row,
      valeur: round(row.valeur) as number,
      valeur_precedente: round(row.valeur_precedente),
    })),
    reste: rows.length > limit,
  }
}

/** Anomalies of one school. */
export async function listAnomaliesEtablissement(
  db: Db,
  publication: Publication,
  uai: string,
): Promise<AnomalieEtablissement[]> {
  const rows = await db
    .selectFrom('anomalie')
    .select(['indicateur', 'campagne', 'code', 'valeur', 'valeur_precedente', 'campagne_precedente'])
    .where('publication_id', '=', publication.id)
    .where('uai', '=', uai)
    .orderBy('indicateur')
    .execute()
  return rows.map((row) => ({
    ...row,
    valeur: round(row.valeur) as number,
    valeur_precedente: round(row.valeur_precedente),
  }))
}

/** What an import said of each correction, from its warnings: `correction_expiree` → `expiree`. */
function etatOf(id: string, motifs: readonly Motif[]): CorrectionPubliee['etat'] {
  const dit = motifs.find(({ code, motif }) => code.startsWith('correction_') && motif.startsWith(`${id} :`))
  if (dit?.code === 'correction_expiree') return 'expiree'
  if (dit?.code === 'correction_sans_objet') return 'sans_objet'
  return dit ? 'appliquee' : 'non_verifiee'
}

/** Declared corrections, with what became of them in the imports that are read. @param source only hers. */
export const listCorrections = (
  bilans: readonly ImportBilan[],
  source: string | undefined,
): CorrectionPubliee[] =>
  CORRECTIONS.filter((correction) => source === undefined || correction.source === source).map(
    ({ statut, ...correction }) => {
      const lus = bilans.filter((bilan) => bilan.source === correction.source && !bilan.demonstration)
      const motifs = lus.flatMap((bilan) => bilan.motifs)
      return { ...correction, etat: statut === 'proposee' ? 'proposee' : etatOf(correction.id, motifs) }
    },
  )
