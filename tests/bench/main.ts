/** `npm run bench -- <name> […]`: measures one thing on a generated load, prints figures, leaves nothing behind. */
const BENCHES: Record<string, () => Promise<{ run(args: readonly string[]): Promise<void> }>> = {
  api: () => import('./api.ts'),
  dnma: () => import('./dnma.ts'),
  web: () => import('./web.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = BENCHES[name]
if (load) await (await load()).run(args)
else {
  console.error(`Usage: npm run bench -- <${Object.keys(BENCHES).join(' | ')}>`)
  process.exitCode = 1
}
