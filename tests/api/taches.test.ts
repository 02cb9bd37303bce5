import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIGRATION_FILE, migrateToLatest } from '../../data/db/migrate.ts'
import { addTache } from '../../data/taches/ajouter.ts'
import { askLien } from '../../server/queries/comptes/connexion.ts'
import { createAgent } from './support/agents.ts'
import { openServeur, type Serveur } from './support/serveur.ts'
import { openSmtp } from './support/smtp.ts'
import { readLettres, work } from './support/taches.ts'

const TRAVAILLEUR = fileURLToPath(new URL('./support/travailleur.ts', import.meta.url))

let serveur: Serveur
const processus: ChildProcess[] = []
beforeAll(async () => {
  serveur = await openServeur({ monde: 'vide' })
})
afterAll(async () => {
  for (const enfant of processus) if (enfant.exitCode === null) enfant.kill('SIGKILL')
  await serveur.close()
})

/** Starts a process that runs the jobs of the base. */
async function hire(smtpUrl = ''): Promise<ChildProcess> {
  const enfant = spawn(
    process.execPath,
    ['--import', 'tsx', TRAVAILLEUR, serveur.url, serveur.dataDir, smtpUrl],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  processus.push(enfant)
  if (enfant.stdout) await once(enfant.stdout, 'data')
  return enfant
}

async function stop(enfant: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const fin = once(enfant, 'exit')
  enfant.kill(signal)
  await fin
}

const taches = async () =>
  (
    await sql<{ locked_by: string | null; attempts: number }>`
      select locked_by, attempts from graphile_worker.jobs order by id`.execute(serveur.db)
  ).rows

/** As if the job had been taken a while ago. */
const age = () =>
  sql`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_at is not null`.execute(
    serveur.db,
  )

test('the schema of the queue is the one its package knows, however many processes migrate at once', async () => {
  await Promise.all([migrateToLatest(serveur.url), migrateToLatest(serveur.url)])
  const { rows } = await sql<{ dernier: number }>`
    select max(id) as dernier from graphile_worker.migrations`.execute(serveur.db)
  expect(rows[0]?.dernier).toBe(MIGRATION_FILE)
})

test('a job added in a transaction that fails never was', async () => {
  const echec = serveur.db.transaction().execute(async (trx) => {
    await addTache(trx, 'purge_comptes', {})
    throw new Error('no')
  })
  await expect(echec).rejects.toThrow('no')
  expect(await taches()).toEqual([])
})

test('a letter leaves through SMTP; one that the server refuses is tried again', async () => {
  const { courriel } = await createAgent(serveur)
  await askLien(serveur.db, courriel, '/espace')
  const [dit = ''] = await work(serveur, 'smtp://127.0.0.1:1')
  expect(dit).toContain('lien_connexion')
  expect(await taches()).toMatchObject([{ attempts: 1, locked_by: null }])
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(serveur.db)
  const smtp = await openSmtp()
  expect(await work(serveur, smtp.url)).toEqual([])
  expect(smtp.recues).toMatchObject([{ de: 'cartable@exemple.fr', a: [courriel] }])
  expect(smtp.recues[0]?.brut).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  await smtp.close()
})

describe('processes that run jobs', () => {
  test('two of them share forty jobs: none lost, none doubled', async () => {
    const agents = await Promise.all(Array.from({ length: 40 }, () => createAgent(serveur)))
    const [un, deux] = await Promise.all([hire(), hire()])
    await Promise.all(agents.map(({ courriel }) => askLien(serveur.db, courriel, '/espace')))
    const destinataires = async () =>
      (await readLettres(serveur)).map((lettre) => /^To: (.*)\r$/m.exec(lettre)?.[1]).toSorted()
    await expect.poll(async () => (await taches()).length).toBe(0)
    expect(await destinataires()).toEqual(agents.map(({ courriel }) => courriel).toSorted())
    await Promise.all([stop(un, 'SIGTERM'), stop(deux, 'SIGTERM')])
    expect([un.exitCode, deux.exitCode]).toEqual([0, 0])
  })

  test('one that lives keeps its job; one that is killed gives it back', async () => {
    const muet = await openSmtp(true)
    const { courriel } = await createAgent(serveur)
    const enfant = await hire(muet.url)
    await askLien(serveur.db, courriel, '/espace')
    await expect.poll(() => muet.arrivees()).toBe(1)
    const [prise] = await taches()
    expect(prise?.locked_by).toMatch(/^pool-/)

    await age()
    const temoin = await hire()
    expect(await taches()).toMatchObject([{ locked_by: prise?.locked_by }])
    await stop(temoin, 'SIGTERM')

    await stop(enfant, 'SIGKILL')
    expect(await taches()).toMatchObject([{ locked_by: prise?.locked_by }])
    await age()
    const avant = (await readLettres(serveur)).length
    const relais = await hire()
    await expect.poll(async () => (await taches()).length).toBe(0)
    const lettres = (await readLettres(serveur)).slice(avant)
    expect(lettres.map((lettre) => /^To: (.*)\r$/m.exec(lettre)?.[1])).toEqual([courriel])
    await stop(relais, 'SIGTERM')
    await muet.close()
  })
})
