import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { discardRecord, isRunning, parsePostmaster } from '../../data/db/embedded/postmaster-file.ts'

const record = (pid: number, status: string) =>
  `${pid}\n/donnees\n1763890000\n20412\n\n127.0.0.1\n  42 7\n${status}\n`

it('reads the record of a server at each stage of its start', () => {
  expect(parsePostmaster(record(4242, 'ready   '))).toMatchObject({ pid: 4242, port: 20412, ready: true })
  expect(parsePostmaster(record(4242, 'starting'))).toMatchObject({ pid: 4242, port: 20412, ready: false })
  expect(parsePostmaster('4242\n/donnees\n')).toMatchObject({ pid: 4242, port: null, ready: false })
  for (const text of ['', '\n', 'bonjour', '-3\n', '0\n']) expect(parsePostmaster(text)).toBeNull()
})

it('tells a running process from one that is no more', () => {
  expect(isRunning(process.pid)).toBe(true)
  // Above the largest number Linux gives (2^22).
  expect(isRunning(2 ** 22 + 1)).toBe(false)
})

it('removes the record of a dead server, and spares the one a new server has just written', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'cartable-postmaster-'))
  const file = join(cluster, 'postmaster.pid')
  const dead = parsePostmaster(record(1111, 'ready'))
  if (dead === null) throw new Error('unreadable record')
  await writeFile(file, record(2222, 'starting'))
  await discardRecord(cluster, dead)
  expect(await readFile(file, 'utf8')).toBe(record(2222, 'starting'))
  await writeFile(file, dead.text)
  await discardRecord(cluster, dead)
  await discardRecord(cluster, dead)
  expect(await readdir(cluster)).toEqual([])
  await rm(cluster, { recursive: true })
})
