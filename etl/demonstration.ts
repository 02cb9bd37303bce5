import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findSource } from '../data/catalogue/registry.ts'
import type { Connection } from '../data/db/connection.ts'
import { writeDemonstration } from '../data/demo/write.ts'
import { type ResultatRun, runImports } from './import.ts'
import type { Demande } from './import-file.ts'
import { consoleJournal, type Journal } from './progress.ts'

/** Day of the demonstration: fixed, so that the same data come out whenever it is loaded. */
const AUJOURD_HUI_DEMONSTRATION = new Date('2026-11-01T00:00:00Z')

/**
 * Fills an empty database with the demonstration data: written as official files, then imported like them.
 * @param options.departements keeps only the schools of these départements (tests).
 * @throws ErreurUtilisateur when the database already holds real data; Error when a demonstration file is refused.
 */
export async function loadDemonstration(
  connection: Connection,
  options: { dataDir: string; departements?: string[]; journal?: Journal },
): Promise<ResultatRun> {
  const journal = options.journal ?? consoleJournal()
  const dossier = join(options.dataDir, `demonstration-${process.pid}`)
  try {
    journal.line('Données de démonstration : écriture des fichiers sources…')
    const choice = options.departements ? { departements: options.departements } : {}
    const { fichiers } = await writeDemonstration(dossier, choice)
    const demandes = fichiers.map(({ source: id, chemin }) => demandeOf(id, chemin))
    const run = await runImports(connection, demandes, {
      motif: 'données de démonstration',
      demonstration: true,
      journal,
    })
    const refused = run.issues.filter(({ etat }) => etat === 'refuse' || etat === 'echoue')
    if (refused.length > 0) {
      throw new Error(
        `demonstration files were refused: ${refused.map((i) => i.demande.source.id).join(', ')}`,
      )
    }
    return run
  } finally {
    await rm(dossier, { recursive: true, force: true })
  }
}

function demandeOf(id: string, chemin: string): Demande {
  const source = findSource(id)
  if (!source || source.genre === 'embarquee') throw new Error(`demonstration of an undeclared source: ${id}`)
  return { source, chemin, campagne: null, demonstration: true, today: AUJOURD_HUI_DEMONSTRATION }
}
