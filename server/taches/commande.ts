import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PROJECT_ROOT } from '../../config.ts'

/** How a command ended. */
export interface FinCommande {
  /** `null` when a signal ended it. */
  code: number | null
  /** End of what it wrote on its error output. */
  erreurs: string
}

const ERREURS_MAX = 4000

/**
 * Runs a command of the ETL as a process of its own: the server never loads it. Arguments are given one by one, no
 * shell reads them.
 * @param recevoir told each line that the command says (`--suivi`), as JSON.
 * @param arret stops the command.
 */
export async function runCommande(
  args: readonly string[],
  options: {
    databaseUrl: string
    dataDir: string
    arret: AbortSignal
    receive(suivi: unknown): void
  },
): Promise<FinCommande> {
  const enfant = spawn(
    process.execPath,
    ['--import', 'tsx', join(PROJECT_ROOT, 'etl/cli.ts'), ...args, '--suivi'],
    {
      cwd: PROJECT_ROOT,
      // Nothing of our own environment: the command needs to know where things are, and no secret.
      env: { DATABASE_URL: options.databaseUrl, CARTABLE_DATA_DIR: options.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const stop = (): void => void enfant.kill('SIGTERM')
  options.arret.addEventListener('abort', stop, { once: true })
  let erreurs = ''
  enfant.stderr.setEncoding('utf8').on('data', (texte: string) => {
    erreurs = (erreurs + texte).slice(-ERREURS_MAX)
  })
  createInterface({ input: enfant.stdout }).on('line', (ligne) => options.receive(readJson(ligne)))
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      enfant.once('error', reject)
      enfant.once('close', resolve)
    })
    return { code, erreurs }
  } finally {
    options.arret.removeEventListener('abort', stop)
  }
}

function readJson(ligne: string): unknown {
  try {
    return JSON.parse(ligne)
  } catch {
    return { ligne }
  }
}
