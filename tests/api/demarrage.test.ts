import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSitePerime } from '../../server/start/site.ts'
import { createSeededDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts'
import { seed } from './support/seed.ts'

const PROCESSUS = fileURLToPath(new URL('./support/processus.ts', import.meta.url))

/** Starts the server as a process; what it prints gathers in `dit`. */
const start = (env: Record<string, string>) => launch(process.execPath, ['--import', 'tsx', PROCESSUS], env)

/** As npm does: a shell between npm and the server, which passes no signal on. */
const startByNpm = (env: Record<string, string>) =>
  launch('sh', ['-c', `'${process.execPath}' --import tsx '${PROCESSUS}'; :`], {
    ...env,
    npm_lifecycle_event: 'start',
  })

function launch(commande: string, args: string[], env: Record<string, string>) {
  const processus = spawn(commande, args, { env: { HOST: '127.0.0.1', PORT: '0', ...env } })
  const etat = { dit: '', code: null as number | null }
  processus.stdout.on('data', (texte) => {
    etat.dit += texte
  })
  processus.stderr.on('data', (texte) => {
    etat.dit += texte
  })
  const fin = once(processus, 'exit').then(([code]) => {
    etat.code = code as number
    return etat
  })
  return {
    fin,
    dit: () => etat.dit,
    signal: (nom: NodeJS.Signals) => processus.kill(nom),
    async pret(): Promise<string> {
      await expect.poll(() => /Prêt en/.test(etat.dit) || etat.code !== null, { timeout: 30_000 }).toBe(true)
      return /Prêt en .* : (http\S+)/.exec(etat.dit)?.[1] ?? `non démarré : ${etat.dit}`
    },
  }
}

/** Sends a report's headers and waits until the server says that it has them; the answer returned sends its body. */
async function beginEnvoi(url: string): Promise<() => Promise<number | undefined>> {
  const envoi = request(`${url}/api/v1/signalements`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 2, expect: '100-continue' },
  })
  envoi.flushHeaders()
  await once(envoi, 'continue')
  return async () => {
    envoi.end('{}')
    const [reponse] = (await once(envoi, 'response')) as [IncomingMessage]
    return reponse.statusCode
  }
}

let base: TestDatabase
beforeAll(async () => {
  base = await createSeededDatabase('api', seed)
})
afterAll(() => base.drop())

describe('the command', () => {
  test('starts, says what it did, serves, and stops with 0 on SIGTERM', async () => {
    const serveur = start({ DATABASE_URL: base.url })
    const url = await serveur.pret()
    const etat = await fetch(`${url}/api/v1/etat`)
    expect(await etat.json()).toMatchObject({ publication: 1 })
    serveur.signal('SIGTERM')
    const { code, dit } = await serveur.fin
    expect(code).toBe(0)
    expect(dit).toContain('Données : publication n° 1')
    expect(dit).toContain('Schéma à jour')
    expect(dit).toContain('Arrêté.')
  })

  test('stops when the npm that started it is stopped, and leaves its port', async () => {
    const serveur = startByNpm({ DATABASE_URL: base.url })
    const url = await serveur.pret()
    serveur.signal('SIGTERM')
    await serveur.fin
    await expect.poll(serveur.dit).toContain('Arrêté.')
    await expect(fetch(`${url}/api/v1/etat`)).rejects.toThrow()
  })

  test('finishes the requests in flight before it stops', async () => {
    const serveur = start({ DATABASE_URL: base.url })
    const url = await serveur.pret()
    const envois = await Promise.all(Array.from({ length: 5 }, () => beginEnvoi(url)))
    serveur.signal('SIGINT')
    await expect.poll(serveur.dit).toContain('Arrêt en cours')
    const statuts = await Promise.all(envois.map((finir) => finir()))
    expect(statuts).toEqual(envois.map(() => 400))
    expect((await serveur.fin).code).toBe(0)
  })

  test('without demonstration, an empty database is served as empty', async () => {
    const vide = await createTestDatabase()
    const serveur = start({ DATABASE_URL: vide.url, CARTABLE_DEMO: 'non' })
    const url = await serveur.pret()
    expect(await (await fetch(`${url}/api/v1/etat`)).json()).toMatchObject({ publication: null })
    serveur.signal('SIGTERM')
    expect((await serveur.fin).dit).toContain('npm run etl -- import-dossier')
    await vide.drop()
  })

  test('a port in use is said in French, before anything is started', async () => {
    const occupant: Server = createServer().listen(0, '127.0.0.1')
    await once(occupant, 'listening')
    const { port } = occupant.address() as { port: number }
    const { code, dit } = await start({ DATABASE_URL: base.url, PORT: String(port) }).fin
    occupant.close()
    expect(code).toBe(1)
    expect(dit).toContain(`Le port ${port} est déjà pris`)
    expect(dit).not.toContain('Schéma')
  })

  test('a wrong configuration is refused, naming the variable', async () => {
    const { code, dit } = await start({ PORT: 'quatre-vingts' }).fin
    expect(code).toBe(1)
    expect(dit).toContain('PORT')
    expect(dit).not.toContain('    at ')
  })

  test('an unreachable database is said without a stack', async () => {
    const { code, dit } = await start({ DATABASE_URL: 'postgres://personne@127.0.0.1:1/rien' }).fin
    expect(code).toBe(1)
    expect(dit).toContain('DATABASE_URL')
    expect(dit).not.toContain('    at ')
  })
})

test('the site is rebuilt when it is missing or older than what it is made from', async () => {
  const racine = await mkdtemp(join(tmpdir(), 'cartable-racine-'))
  const site = join(racine, 'dist')
  try {
    await mkdir(join(racine, 'web', 'pages'), { recursive: true })
    await writeFile(join(racine, 'web', 'pages', 'a.tsx'), 'a')
    expect(await isSitePerime(site, racine)).toBe(true)
    await mkdir(site)
    await writeFile(join(site, 'index.html'), 'x')
    const hier = new Date(Date.now() - 86_400_000)
    for (const chemin of ['web/pages/a.tsx', 'web/pages', 'web'])
      await utimes(join(racine, chemin), hier, hier)
    expect(await isSitePerime(site, racine)).toBe(false)
    await writeFile(join(racine, 'web', 'pages', 'a.tsx'), 'b')
    await utimes(join(racine, 'web/pages/a.tsx'), new Date(), new Date(Date.now() + 1000))
    expect(await isSitePerime(site, racine)).toBe(true)
  } finally {
    await rm(racine, { recursive: true })
  }
})
