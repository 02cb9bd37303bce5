import { Socket } from 'node:net'
import { Client } from 'pg'

/** Any number will do, as long as nothing else locks it in the maintenance database. */
const LOCK = 4_217_318_204

/**
 * A process's presence on a shared server: one idle connection holding a shared lock, which vanishes with the process
 * however it ends. Thus the server and an import can share a database, and the last one out stops it.
 */
export interface Seat {
  client: Client
  /** Gives the presence up; true if nobody else is present, in which case newcomers now wait for the server's end. */
  isLast(): Promise<boolean>
  leave(): Promise<void>
  /** Stops keeping the process alive by this presence alone. */
  rest(): void
}

const REFUSED_PASSWORD = '28P01'

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

async function isLast(client: Client, socket: Socket): Promise<boolean> {
  try {
    socket.ref()
    await client.query('SELECT pg_advisory_unlock_shared($1)', [LOCK])
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      LOCK,
    ])
    return rows[0]?.alone === true
  } catch {
    // The server is already gone: nothing is left to stop.
    return false
  }
}

/**
 * Takes a seat on the server at this address.
 * @returns `null` if the server is starting, stopping or gone: look again.
 * @throws Error in French if the server refuses the password, which means it is not ours.
 */
export async function takeSeat(url: string): Promise<Seat | null> {
  const socket = new Socket()
  const client = new Client({
    connectionString: url,
    application_name: 'cartable presence',
    stream: () => socket,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK])
  } catch (error) {
    await client.end().catch(() => undefined)
    if (codeOf(error) === REFUSED_PASSWORD)
      throw new Error(
        'Le serveur PostgreSQL en marche refuse le mot de passe conservé avec la base embarquée.',
      )
    return null
  }
  return {
    client,
    isLast: () => isLast(client, socket),
    leave: () => client.end().catch(() => undefined),
    rest: () => {
      socket.unref()
    },
  }
}
