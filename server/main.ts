import { launch } from './start/lancer.ts'
import { buildSite, SITE } from './start/site.ts'

await launch({
  async prepareSite(suivi) {
    await buildSite(suivi)
    return SITE
  },
  suite: async ({ url }) => url,
})
