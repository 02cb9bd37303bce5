import { Server } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Time for the connections that wait in the system's queue to be accepted: closing the door resets them. */
const REPIT_FILE_MS = 300
/** Time for accepted connections to be read: their request may still be on its way through the loop. */
const REPIT_LECTURE_MS = 200

/**
 * Makes closing drop no request. Node's HTTP server closes at once the connections it believes idle, among
 * them those accepted a moment ago whose request it has not read. So: empty the queue, stop accepting as a
 * plain TCP server does, leave what was accepted the time to be heard, then let fastify close (answers
 * meanwhile say `Connection: close`).
 */
export function registerVidange(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return
    await attendre(REPIT_FILE_MS)
    Server.prototype.close.call(app.server)
    await attendre(REPIT_LECTURE_MS)
  })
}
