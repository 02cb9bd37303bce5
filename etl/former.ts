import { CAMPAGNE_REFERENTIEL } from '../data/catalogue/model/campagne.ts'
import type { Connection } from '../data/db/connection.ts'
import { announcedCampagne, type Demande } from './import-file.ts'
import { currentSelection } from './publish.ts'
import type { FichierInspecte } from './steps/read/inspect.ts'

/** What is published of a source, to which a new file of it is compared. */
export interface Anciens {
  /** The file says nothing that is not published already. */
  isPublished: boolean
  /** Lines that a file of these campaigns would replace; null when it replaces none. */
  replacedLines(campagnes: ReadonlySet<string>): Promise<number | null>
}

/** Reads what is published of the source of a file about to be imported. */
export async function readAnciens(
  connection: Connection,
  demande: Demande,
  fichier: FichierInspecte,
): Promise<Anciens> {
  const { choix } = await currentSelection(connection)
  const former = choix.filter(({ source }) => source === demande.source.id)
  const announced = announcedCampagne(demande, fichier.nom)
  const same = former.filter(
    ({ campagne }) => announced === null || campagne === announced || campagne === CAMPAGNE_REFERENTIEL,
  )
  return {
    isPublished: await isAmong(connection, fichier.sha256, same),
    async replacedLines(campagnes) {
      const ids = former.filter(({ campagne }) => campagnes.has(campagne)).map(({ import_id }) => import_id)
      return ids.length === 0 ? null : countLines(connection, [...new Set(ids)], [...campagnes])
    },
  }
}

async function isAmong(
  { db }: Connection,
  sha256: string,
  choix: readonly { import_id: number }[],
): Promise<boolean> {
  const ids = [0, ...choix.map(({ import_id }) => import_id)]
  const found = await db
    .selectFrom('import')
    .select('id')
    .where('id', 'in', ids)
    .where('sha256', '=', sha256)
    .execute()
  return found.length > 0
}

/** Lines of some imports; of an import that carries other campaigns too, the share that these ones hold. */
async function countLines({ pool }: Connection, ids: number[], campagnes: string[]): Promise<number> {
  const { rows } = await pool.query<{ lignes: number }>(
    `select coalesce(sum(i.chargees * coalesce(r.concernees::double precision / nullif(r.toutes, 0), 1)), 0) as lignes
     from import i cross join lateral (
       select count(*) filter (where campagne = any ($2)) as concernees, count(*) as toutes
       from releve where import_id = i.id
     ) r
     where i.id = any ($1)`,
    [ids, campagnes],
  )
  return Math.round(rows[0]?.lignes ?? 0)
}
