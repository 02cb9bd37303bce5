import { NIVEAUX } from '../data/catalogue/model/niveau.ts'
import type { Connection } from '../data/db/connection.ts'
import { readNature } from './instance.ts'
import type { Journal } from './progress.ts'
import { currentSelection } from './publish.ts'

const count = new Intl.NumberFormat('fr-FR')
const day = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
})

/** Prints what is published and the latest imports, and where each stands. */
export async function printStatus(connection: Connection, journal: Journal): Promise<void> {
  const { id } = await currentSelection(connection)
  const nature = await readNature(connection)
  if (id === null) journal.line('Rien n’est publié. Commencez par : npm run etl -- import-dossier <dossier>')
  else {
    journal.line(`Publication n° ${id} (${nature === 'demonstration' ? 'démonstration' : 'données réelles'})`)
    await printLevels(connection, id, journal)
  }
  const imports = await connection.db
    .selectFrom('import')
    .select(['id', 'source', 'fichier', 'statut', 'debut', 'lues', 'chargees', 'rejetees', 'message'])
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  if (imports.length > 0) journal.line('Derniers imports :')
  for (const row of imports) {
    const numbers = `${count.format(row.lues)} lues, ${count.format(row.chargees)} chargées, ${count.format(row.rejetees)} rejetées`
    journal.line(
      `  n° ${row.id} ${day.format(row.debut)} ${row.statut.padEnd(8)} ${row.source} (${row.fichier}) : ${numbers}`,
    )
    if (row.message) journal.line(`      ${row.message}`)
  }
}

async function printLevels({ pool }: Connection, id: number, journal: Journal): Promise<void> {
  const { rows } = await pool.query<{ niveau: string; total: number; avec: number }>(
    `select t.niveau, count(*) as total, count(*) filter (where exists (
        select from synthese s where s.publication_id = $1 and s.niveau = t.niveau and s.code = t.code
          and s.type = 'tous' and s.secteur = 'tous' and s.valeur is not null)) as avec
     from territoire t where t.publication_id = $1 group by t.niveau`,
    [id],
  )
  const byLevel = new Map(rows.map((row) => [row.niveau, row]))
  for (const niveau of NIVEAUX) {
    const row = byLevel.get(niveau)
    if (row) {
      journal.line(
        `  ${niveau.padEnd(18)} ${count.format(row.total).padStart(8)} territoires, dont ${count.format(row.avec)} avec au moins une valeur`,
      )
    }
  }
}
