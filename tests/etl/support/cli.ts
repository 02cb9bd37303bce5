import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../../config.ts'

/** What a command left. */
export interface Sortie {
  code: number
  stdout: string
  stderr: string
}

/** The command behind `npm run etl --`, as package.json writes it. */
const [, ...SCRIPT] = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')).scripts.etl.split(
  ' ',
)

/** Runs `npm run etl -- …` in a process of its own, on the database of this address. */
export function etl(args: readonly string[], base: { url: string; dossier: string }): Promise<Sortie> {
  const env = { DATABASE_URL: base.url, CARTABLE_DATA_DIR: base.dossier }
  return new Promise((resolve) => {
    execFile(process.execPath, [...SCRIPT, ...args], { cwd: PROJECT_ROOT, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    })
  })
}
