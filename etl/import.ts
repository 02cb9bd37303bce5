import type { Connection } from '../data/db/connection.ts'
import { ErreurOccupe, ErreurUtilisateur } from './erreur.ts'
import { readAnciens } from './former.ts'
import { type Demande, importFile, type ResultatImport } from './import-file.ts'
import { checkNature, claimNature } from './instance.ts'
import { withLock } from './lock.ts'
import type { Journal } from './progress.ts'
import { publish, type ResultatPublication } from './publish.ts'
import { closeInterrupted } from './steps/interrupted.ts'
import { type FichierInspecte, inspectFile, isLineBased } from './steps/read/inspect.ts'

/** What became of one file of a run. */
export type Issue =
  | { etat: 'importe'; demande: Demande; resultat: ResultatImport }
  | { etat: 'inchange'; demande: Demande; fichier: FichierInspecte }
  | { etat: 'refuse'; demande: Demande; resultat: ResultatImport }
  | { etat: 'echoue'; demande: Demande; message: string; occupe: boolean }

export interface ResultatRun {
  issues: Issue[]
  /** Null when no import was valid, or when nothing changed. */
  publication: ResultatPublication | null
}

/**
 * Imports files, then publishes everything that is valid at once. One bad file does not hold the others back,
 * and never changes what is published.
 * @param demandes files in the order in which they are read; all of one nature (real or demonstration).
 */
export async function runImports(
  connection: Connection,
  demandes: readonly Demande[],
  options: { motif: string; demonstration: boolean; journal: Journal },
): Promise<ResultatRun> {
  const nature = options.demonstration ? 'demonstration' : 'reelle'
  await checkNature(connection, nature)
  const issues: Issue[] = []
  for (const demande of demandes) {
    const issue = await runOne(connection, demande, options.journal)
    issues.push(issue)
    options.journal.line(describeIssue(issue))
  }
  const nouveaux = issues.flatMap((issue) =>
    issue.etat === 'importe' && issue.resultat.importId !== null
      ? [
          {
            source: issue.demande.source.id,
            campagnes: [...issue.resultat.bilan.campagnes],
            import_id: issue.resultat.importId,
          },
        ]
      : [],
  )
  if (nouveaux.length === 0) return { issues, publication: null }
  await claimNature(connection, nature)
  options.journal.line('Publication…')
  return { issues, publication: await publish(connection, { ...options, nouveaux }) }
}

async function runOne(connection: Connection, demande: Demande, journal: Journal): Promise<Issue> {
  const { source } = demande
  try {
    return await withLock(
      connection.pool,
      `import:${source.id}`,
      { wait: false, busy: `Un import de « ${source.titre} » est déjà en cours : attendez qu’il finisse.` },
      async () => {
        await closeInterrupted(connection, [source.id])
        const fichier = await inspectFile(demande.chemin, isLineBased(demande.chemin))
        const anciens = await readAnciens(connection, demande, fichier)
        if (anciens.isPublished) return { etat: 'inchange', demande, fichier }
        const resultat = await importFile(connection, demande, fichier, anciens.replacedLines, journal)
        return { etat: resultat.echecs.length > 0 ? 'refuse' : 'importe', demande, resultat }
      },
    )
  } catch (error) {
    if (error instanceof ErreurUtilisateur)
      return { etat: 'echoue', demande, message: error.message, occupe: error instanceof ErreurOccupe }
    throw error
  }
}

const count = new Intl.NumberFormat('fr-FR')

/** One line on what became of a file. */
export function describeIssue(issue: Issue): string {
  const id = issue.demande.source.id.padEnd(22)
  if (issue.etat === 'inchange') return `  ${id} inchangé : ce fichier est déjà publié, rien à faire.`
  if (issue.etat === 'echoue') return `✗ ${id} ${issue.message}`
  const { bilan, durees, echecs } = issue.resultat
  const ms = durees.lire_et_charger ?? durees.lire ?? 0
  const speed = ms > 0 ? `, ${count.format(Math.round((bilan.lues / ms) * 1000))} lignes/s` : ''
  const numbers = `${count.format(bilan.lues)} lues, ${count.format(bilan.chargees)} chargées, ${count.format(bilan.ignorees)} ignorées, ${count.format(bilan.rejetees)} rejetées (${(ms / 1000).toFixed(1).replace('.', ',')} s${speed})`
  if (issue.etat === 'refuse') return `✗ ${id} ${numbers}\n  Import refusé : ${echecs.join(' ; ')}.`
  return `✓ ${id} ${numbers}`
}
