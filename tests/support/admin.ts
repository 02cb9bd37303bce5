import { Client, escapeIdentifier } from 'pg'

/** Runs `work` with a connection to the given database, closed in every case. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The address of another database of the same server. */
export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

/**
 * Creates a database as a copy of another; nobody may be connected to the model meanwhile.
 * @param how `WAL_LOG` suits small models, `FILE_COPY` large ones.
 */
export async function cloneDatabase(
  adminUrl: string,
  model: string,
  name: string,
  how: 'WAL_LOG' | 'FILE_COPY',
): Promise<string> {
  const sql = `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(model)} STRATEGY ${how}`
  await withClient(adminUrl, (client) => client.query(sql))
  return urlOf(adminUrl, name)
}

/** Drops a database, closing the connections it still has. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  )
}
