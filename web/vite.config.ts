import { fileURLToPath } from 'node:url'
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

export default defineConfig(({ command }) => ({
  root: here('.'),
  publicDir: here('public'),
  // The preset brings hot replacement while developing; its build would depend on NODE_ENV, and the site
  // built by a test would not be the one that is served.
  plugins: [command === 'serve' && preact(), schemasSansEffet, policePrechargee],
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
