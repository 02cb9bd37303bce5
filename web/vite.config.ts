import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { preact } from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * The catalogue's model declares its zod schemas beside its words; the site only uses the words.
 * Saying that building a schema has no effect lets the bundler drop zod: 25 kB gzipped.
 * (`treeshake.manualPureFunctions: ['z']` would also name functions of minified packages, and lose them.)
 */
const schemasSansEffet: Plugin = {
  name: 'cartable:schemas-sans-effet',
  transform: {
    filter: { id: /data\/catalogue\/model\// },
    handler: (code) => ({ code: code.replace(/(?<=[=(,:[]\s*)(?=z\s*\.)/g, '/* @__PURE__ */ '), map: null }),
  },
}

/** Asks for the typeface with the page rather than after its style sheet. */
const policePrechargee: Plugin = {
  name: 'cartable:police-prechargee',
  transformIndexHtml: (_, { bundle }) =>
    Object.keys(bundle ?? {})
      .filter((file) => file.endsWith('.woff2'))
      .map((file) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
        injectTo: 'head' as const,
      })),
}

/** What a visit may weigh, gzipped, in bytes. The first map also reads some 65 kB of data: see `npm run bench -- web`. */
const BUDGETS = {
  /** Scripts and styles that stand between the address and the first map. */
  entree: 60_000,
  /** The map engine, its worker left out: loaded once the first map is drawn. */
  moteur: 310_000,
  /** Any other page or part that has a chunk of its own. */
  partie: 40_000,
}

/** Fails the build when a chunk has grown past what readers on slow lines were promised. */
const poidsTenus: Plugin = {
  name: 'cartable:poids-tenus',
  apply: 'build',
  generateBundle(_, bundle) {
    const poids = (nom: string): number => {
      const item = bundle[nom]
      return item ? gzipSync(item.type === 'chunk' ? item.code : item.source).length : 0
    }
    const exceed = (quoi: string, octets: number, max: number) => {
      if (octets > max)
        this.error(`${quoi}: ${octets} bytes gzipped, over its budget of ${max} (web/vite.config.ts)`)
    }
    const chunks = Object.values(bundle).flatMap((item) => (item.type === 'chunk' ? item : []))
    const entree = chunks.find(({ isEntry }) => isEntry)
    const initiaux = new Set<string>()
    const follow = (nom: string): void => {
      const chunk = bundle[nom]
      if (initiaux.has(nom) || chunk?.type !== 'chunk') return
      initiaux.add(nom)
      chunk.imports.forEach(follow)
    }
    follow(entree?.fileName ?? '')
    // Styles of a page that has a chunk of its own come with it.
    const differes = new Set(
      chunks
        .filter(({ fileName }) => !initiaux.has(fileName))
        .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
    )
    const styles = Object.keys(bundle).filter((nom) => nom.endsWith('.css') && !differes.has(nom))
    const octets = [...initiaux, ...styles].reduce((somme, nom) => somme + poids(nom), 0)
    exceed('Scripts and styles of the first page', octets, BUDGETS.entree)
    for (const { fileName, moduleIds } of chunks) {
      if (initiaux.has(fileName)) continue
      const moteur = moduleIds.some((id) => id.includes('maplibre-gl'))
      exceed(fileName, poids(fileName), moteur ? BUDGETS.moteur : BUDGETS.partie)
    }
  },
}

export default defineConfig(({ command }) => ({
  root: here('.'),
  publicDir: here('public'),
  // The preset brings hot replacement while developing; its build would depend on NODE_ENV, and the site
  // built by a test would not be the one that is served.
  plugins: [command === 'serve' && preact(), schemasSansEffet, policePrechargee, poidsTenus],
  ...(command === 'build' && {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  }),
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows neither data: fonts nor data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre is 290 kB gzipped whatever one does; it has a chunk of its own, loaded beside the page.
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/tuiles': 'http://localhost:8080' } },
}))
