import { tmpdir } from 'node:os'
import { openConnection } from '../../data/db/connection.ts'
import { buildApp } from '../../server/app.ts'
import type { Openapi } from '../../server/documentation/schema.ts'

/** Nobody listens there: the document is made from the routes alone. */
const AUCUNE_BASE = 'postgres://personne@127.0.0.1:1/aucune'

/** The OpenAPI document of the API, without examples: these are answers, and would need data. */
export async function readOpenapi(): Promise<Openapi> {
  const connection = openConnection(AUCUNE_BASE, 1)
  const config = { proxies: 0, logLevel: 'silent', url: null, dataDir: tmpdir() } as const
  const app = await buildApp({ connection, config, webDir: null })
  try {
    await app.ready()
    return app.swagger() as unknown as Openapi
  } finally {
    await app.close()
    await connection.close()
  }
}
