import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openConnection } from '../../data/db/connection.ts'
import { loadDemonstration } from '../../etl/demonstration.ts'
import { silentJournal } from '../../etl/progress.ts'
import { createSeededDatabase } from './database.ts'

/** Schools of these départements only: a city of arrondissements, a Breton one, an overseas one. */
const DEPARTEMENTS = ['13', '35', '974']

async function seed(url: string): Promise<void> {
  const connection = openConnection(url, 4)
  const dataDir = await mkdtemp(join(tmpdir(), 'cartable-demonstration-'))
  try {
    await loadDemonstration(connection, { dataDir, departements: DEPARTEMENTS, journal: silentJournal })
  } finally {
    await connection.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A database of its own holding demonstration data, published; loaded once, then copied. */
export const createDemonstrationDatabase = () => createSeededDatabase('demonstration_web', seed)
