import { launch } from '../../../server/start/lancer.ts'

/** The server as `npm start` runs it, without the site: building it is not what these tests are about. */
await launch({ prepareSite: async () => null, suite: async ({ url }) => url })
