import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findRunUser, type RunUser, spawnOptions } from './user.ts'

const run = promisify(execFile)

/** Where one embedded database lives, and under which account its server runs. */
export interface Place {
  /** Folder that holds the database's folder and, if needed, a copy of the binaries. */
  home: string
  /** Folder of this database: cluster, password, port and log; it appears in one piece, by renaming. */
  root: string
  /** PostgreSQL's own data folder. */
  cluster: string
  passwordFile: string
  portFile: string
  logFile: string
  /** `null`: the current account. */
  user: RunUser | null
}

/** Names inside a database's folder; `root` may be a temporary one while it is being created. */
export function layout(home: string, root: string, user: RunUser | null): Place {
  return {
    home,
    root,
    cluster: join(root, 'cluster'),
    passwordFile: join(root, 'mot_de_passe'),
    portFile: join(root, 'port'),
    logFile: join(root, 'journal.log'),
    user,
  }
}

async function canEnter(folder: string, user: RunUser): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], spawnOptions(user)).then(
    () => true,
    () => false,
  )
}

/** Creates a folder that other accounts may cross without listing it. */
async function makeCrossable(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  // Only what was just created is opened: the rights of existing folders are the owner's business.
  for (let path = folder; path.length >= first.length; path = dirname(path)) await chmod(path, 0o711)
}

/** The account that owns an existing database keeps running it, whoever starts Cartable. */
async function ownerOf(cluster: string): Promise<RunUser | null> {
  const owner = await stat(cluster).catch(() => null)
  return owner === null || owner.uid === 0 ? null : { uid: owner.uid, gid: owner.gid }
}

/**
 * Chooses where the database lives: `<dataDir>/postgres`, or `/var/lib/cartable/…` when root keeps `dataDir` in a
 * folder that PostgreSQL's account cannot reach (root's home, for instance).
 */
export async function findPlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  if (process.getuid?.() !== 0) {
    await mkdir(dataDir, { recursive: true })
    return layout(dataDir, join(dataDir, 'postgres'), null)
  }
  await makeCrossable(dataDir)
  const cluster = join(dataDir, 'postgres', 'cluster')
  const user = (await ownerOf(cluster)) ?? (await findRunUser(log))
  if (user === null || (await canEnter(dataDir, user)))
    return layout(dataDir, join(dataDir, 'postgres'), user)
  const digest = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
  const home = join('/var/lib/cartable', digest.slice(0, 12))
  log(
    `${dataDir} est dans un dossier privé, que le compte de PostgreSQL ne peut pas lire : base placée dans ${home}.`,
  )
  await makeCrossable(home)
  return layout(home, join(home, 'postgres'), user)
}
