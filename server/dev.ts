import { launch } from './start/lancer.ts'
import { CONFIG_VITE } from './start/site.ts'

/** The site comes from Vite, which reloads it as it is edited and passes API calls on. */
await launch({
  reglages: { logLevel: 'debug' },
  prepareSite: async () => null,
  async suite({ url, arret }) {
    const { createServer } = await import('vite')
    const proxy = { '/api': url, '/tuiles': url }
    const vite = await createServer({ configFile: CONFIG_VITE, server: { proxy } })
    await arret.ensuite(() => vite.close())
    await vite.listen()
    return vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? url
  },
})
