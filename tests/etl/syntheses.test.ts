import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '../api/support/seed.ts'
import { createSeededDatabase } from '../support/database.ts'
import { etl } from './support/cli.ts'

let base: Awaited<ReturnType<typeof createSeededDatabase>>
let dossier: string
beforeAll(async () => {
  base = await createSeededDatabase('api', seed)
  dossier = await mkdtemp(join(tmpdir(), 'cartable-syntheses-'))
})
afterAll(async () => {
  await base.drop()
  await rm(dossier, { recursive: true, force: true })
})

const launch = (...args: string[]) => etl(['syntheses', ...args], { url: base.url, dossier })

test('every territory of a level as a PDF, none made again while nothing changed, a lost one made again', async () => {
  const sortie = join(dossier, 'pdf')
  const premiere = await launch('--niveau', 'departement', '--dossier', sortie)
  expect(premiere).toMatchObject({ code: 0, stderr: '' })
  expect(premiere.stdout).toContain('2 synthèse(s) écrite(s), 0 déjà à jour, 0 échec(s)')
  const noms = ['synthese-departement-22.pdf', 'synthese-departement-35.pdf']
  expect((await readdir(sortie)).filter((nom) => nom.endsWith('.pdf'))).toEqual(noms)
  const chemin = join(sortie, 'synthese-departement-35.pdf')
  expect((await readFile(chemin)).subarray(0, 5).toString()).toBe('%PDF-')
  const { mtimeMs } = await stat(chemin)
  await rm(join(sortie, 'synthese-departement-22.pdf'))
  const seconde = await launch('--niveau', 'departement', '--dossier', sortie)
  expect(seconde.stdout).toContain('1 synthèse(s) écrite(s), 1 déjà à jour, 0 échec(s)')
  expect((await stat(chemin)).mtimeMs).toBe(mtimeMs)
})

test('says what it expects, and fails, when it is asked wrongly', async () => {
  for (const args of [[], ['--niveau', 'canton', '--dossier', dossier], ['--dosier', 'x']]) {
    const { code, stderr } = await launch(...args)
    expect(code).toBe(1)
    expect(stderr).toContain('Usage : npm run etl -- syntheses')
  }
})
