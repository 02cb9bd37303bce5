import type { Selectable } from 'kysely'
import { LICENCES } from '../../data/catalogue/model/source.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import type { ImportTable } from '../../data/db/tables.ts'
import type { ImportFiche, Rejet, RequeteImports, RequeteRejets } from '../contract/imports.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

const COLONNES = [
  'id',
  'source',
  'fichier',
  'sha256',
  'octets',
  'generation',
  'campagnes',
  'demonstration',
  'statut',
  'debut',
  'fin',
  'lues',
  'chargees',
  'ignorees',
  'rejetees',
  'message',
] as const

type Ligne = Pick<Selectable<ImportTable>, (typeof COLONNES)[number]>

/** An import with the sheet of its source; a source that left the catalogue is named by its id. */
function toImport(publication: Publication, ligne: Ligne): ImportFiche {
  const fiche = findSource(ligne.source)
  return {
    ...ligne,
    titre: fiche?.titre ?? ligne.source,
    producteur: fiche?.producteur ?? '',
    url: fiche?.url ?? '',
    licence: { ...LICENCES[fiche?.licence ?? 'licence-ouverte-2.0'] },
    octets: Number(ligne.octets),
    debut: ligne.debut.toISOString(),
    fin: ligne.fin?.toISOString() ?? null,
    publie: publication.imports.some(({ import_id }) => import_id === ligne.id),
  }
}

/** One page of imports, newest first, and how many there are in all. */
export async function listImports(
  db: Db,
  publication: Publication,
  { source, statut, limit }: RequeteImports,
  avant: number | null,
): Promise<{ total: number; imports: ImportFiche[]; reste: boolean }> {
  let page = db
    .selectFrom('import')
    .select(COLONNES)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  let compte = db.selectFrom('import').select((eb) => eb.fn.countAll<number>().as('total'))
  if (source) {
    page = page.where('source', '=', source)
    compte = compte.where('source', '=', source)
  }
  if (statut) {
    page = page.where('statut', '=', statut)
    compte = compte.where('statut', '=', statut)
  }
  if (avant !== null) page = page.where('id', '<', avant)
  const [{ total }, lignes] = await Promise.all([compte.executeTakeFirstOrThrow(), page.execute()])
  return {
    total,
    imports: lignes.slice(0, limit).map((ligne) => toImport(publication, ligne)),
    reste: lignes.length > limit,
  }
}

/** The imports of these numbers, in order. */
export async function listImportsById(
  db: Db,
  publication: Publication,
  ids: readonly number[],
): Promise<ImportFiche[]> {
  if (ids.length === 0) return []
  const lignes = await db.selectFrom('import').select(COLONNES).where('id', 'in', ids).orderBy('id').execute()
  return lignes.map((ligne) => toImport(publication, ligne))
}

/** One import with the fate of its lines, or `null`. */
export async function findImport(db: Db, publication: Publication, id: number) {
  const [ligne, publications] = await Promise.all([
    db
      .selectFrom('import')
      .select([...COLONNES, 'encodage', 'separateur', 'motifs', 'durees'])
      .where('id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('publication_import')
      .innerJoin('publication', 'publication.id', 'publication_import.publication_id')
      .select('publication_id')
      .distinct()
      .where('import_id', '=', id)
      .where('publication.statut', '=', 'publiee')
      .orderBy('publication_id')
      .execute(),
  ])
  if (!ligne) return null
  const { encodage, separateur, motifs, durees, ...fiche } = ligne
  return {
    ...toImport(publication, fiche),
    encodage,
    separateur,
    motifs,
    durees,
    publications: publications.map(({ publication_id }) => publication_id),
  }
}

/** One page of the rejected lines of an import, in the order of the file. */
export async function listRejets(
  db: Db,
  importId: number,
  { code, limit }: RequeteRejets,
  apres: number | null,
): Promise<{ total: number; rejets: Rejet[]; reste: boolean }> {
  let page = db
    .selectFrom('import_rejet')
    .select(['ligne', 'colonne', 'valeur', 'code', 'motif', 'contenu'])
    .where('import_id', '=', importId)
    .orderBy('ligne')
    .limit(limit + 1)
  let compte = db
    .selectFrom('import_rejet')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('import_id', '=', importId)
  if (code) {
    page = page.where('code', '=', code)
    compte = compte.where('code', '=', code)
  }
  if (apres !== null) page = page.where('ligne', '>', apres)
  const [{ total }, lignes] = await Promise.all([compte.executeTakeFirstOrThrow(), page.execute()])
  return { total, rejets: lignes.slice(0, limit), reste: lignes.length > limit }
}
