import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** System account that runs the server, because PostgreSQL refuses to run as root. */
export interface RunUser {
  uid: number
  gid: number
}

/** Name of the account created when the machine has none that suits. */
const ACCOUNT = 'cartable'

async function lookUp(name: string): Promise<RunUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) }
  } catch {
    return null
  }
}

async function create(): Promise<void> {
  const nologin = '/usr/sbin/nologin'
  const shadow = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    nologin,
  ]
  try {
    await run('useradd', [...shadow, ACCOUNT])
  } catch {
    // Without useradd (Alpine, BusyBox); if both fail the look-up that follows says so.
    await run('adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/sbin/nologin', ACCOUNT]).catch(
      () => undefined,
    )
  }
}

/**
 * Account under which to run PostgreSQL: nothing to change (`null`) for an ordinary user; for root, the existing
 * `cartable` or `postgres` account, else a new `cartable` one.
 * @throws Error in French when root cannot find nor create an account.
 */
export async function findRunUser(log: (line: string) => void): Promise<RunUser | null> {
  if (process.getuid?.() !== 0) return null
  const known = (await lookUp(ACCOUNT)) ?? (await lookUp('postgres'))
  if (known !== null) return known
  await create()
  const created = await lookUp(ACCOUNT)
  if (created === null)
    throw new Error(
      'PostgreSQL refuse de fonctionner sous le compte root et le compte système « cartable » n’a pas pu être créé. ' +
        'Lancez Cartable sous un compte ordinaire, ou indiquez un serveur existant dans DATABASE_URL.',
    )
  log('Compte système « cartable » créé pour faire fonctionner PostgreSQL.')
  return created
}

/** Options of child_process that run a command as the given account (or as ourselves), with a bare environment. */
export function spawnOptions(user: RunUser | null) {
  const account = user === null ? {} : { uid: user.uid, gid: user.gid }
  // A working folder any account can enter; variables such as PGPORT or LC_ALL of the host must not leak in.
  return { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }
}
