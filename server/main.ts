import { lancer } from './start/lancer.ts'
import { construireSite, SITE } from './start/site.ts'

await lancer({
  async preparerSite(suivi) {
    await construireSite(suivi)
    return SITE
  },
  suite: async ({ url }) => url,
})
