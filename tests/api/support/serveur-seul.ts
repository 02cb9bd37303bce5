import { openConnection } from '../../../data/db/connection.ts'
import { buildApp } from '../../../server/app.ts'

/** A process of its own that serves a base until it is killed; says its port. */
const [url = '', dataDir = ''] = process.argv.slice(2)
const app = await buildApp({
  connection: openConnection(url, 4),
  config: { proxies: 0, logLevel: 'silent', url: null, dataDir },
  webDir: null,
  retardMaxMs: 0,
})
const adresse = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(new URL(adresse).port)
