import { createInterface } from 'node:readline'
import { startEmbeddedPostgres } from '../../data/db/embedded.ts'

/**
 * A process of its own that starts the embedded database, for tests that kill it: says how on one line of JSON, then
 * stops at the first line it receives, or just dies.
 */
const [dataDir = '', kind] = process.argv.slice(2)
const { url, started, stop } = await startEmbeddedPostgres({ dataDir, ephemeral: kind === 'ephemere' })
console.log(JSON.stringify({ url, started }))
for await (const _ of createInterface({ input: process.stdin })) break
await stop()
