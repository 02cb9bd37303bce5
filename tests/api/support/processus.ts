import { lancer } from '../../../server/start/lancer.ts'

/** The server as `npm start` runs it, without the site: building it is not what these tests are about. */
await lancer({ preparerSite: async () => null, suite: async ({ url }) => url })
