import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentJournal } from '../../etl/progress.ts'
import { fetchFile } from '../../etl/steps/fetch.ts'
import { inspectFile } from '../../etl/steps/read/inspect.ts'
import { jsonValues } from '../../etl/steps/read/lignes.ts'
import { type Banc, openBanc } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

describe('JSON too large to be parsed at once', () => {
  it.each([
    ['a list', (items: string) => `[${items}]`],
    [
      'results',
      (items: string) => `{"total_count": 2, "parameters": {"results": [1]}, "results": [${items}]}`,
    ],
    ['records', (items: string) => `{"records": [${items}]}`],
    ['features', (items: string) => `\ufeff{"type": "FeatureCollection", "features": [${items}]}`],
  ])('gives the same values as a stream: %s', async (nom, wrap) => {
    const items = [
      { a: 1, fields: { b: [{ c: 'É' }] } },
      { a: 2, results: [3] },
    ]
    const chemin = await banc.write(`${nom}.json`, wrap(items.map((item) => JSON.stringify(item)).join(', ')))
    const fichier = await inspectFile(chemin, false)
    const values = async (octetsDecompresses: number) => {
      const found: unknown[] = []
      for await (const value of jsonValues({ ...fichier, octetsDecompresses })) found.push(value)
      return found
    }
    expect(await values(fichier.octetsDecompresses)).toEqual(items)
    expect(await values(2 ** 40)).toEqual(items)
  })

  it('is refused when it breaks off', async () => {
    const fichier = await inspectFile(await banc.write('coupe.json', '[{"a": 1}, {"a": '), false)
    const read = async () => {
      for await (const _ of jsonValues({ ...fichier, octetsDecompresses: 2 ** 40 }));
    }
    await expect(read()).rejects.toThrow(/^coupe\.json : JSON illisible/)
  })
})

describe('an address', () => {
  it('is fetched under its own name, and says when the dataset has vanished', async () => {
    const text = 'uai;ips\n0350001A;100\n'
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/rep_2022.csv?use_labels=true' ? 200 : 404
      response.end(text)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const { chemin, clean } = await fetchFile(
        `${root}/rep_2022.csv?use_labels=true`,
        banc.dossier,
        silentJournal,
      )
      expect(basename(chemin)).toBe('rep_2022.csv')
      await expect(inspectFile(chemin, true)).resolves.toMatchObject({ octets: text.length, lignes: 2 })
      await clean()
      await expect(inspectFile(chemin, true)).rejects.toThrow(/^Fichier introuvable/)
      await expect(fetchFile(`${root}/disparu.csv`, banc.dossier, silentJournal)).rejects.toThrow(
        `${root}/disparu.csv répond 404 : le fichier n’est pas disponible. Les données publiées restent en place.`,
      )
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
    await expect(fetchFile('http://127.0.0.1:1/x.csv', banc.dossier, silentJournal)).rejects.toThrow(
      /^Téléchargement impossible de http:\/\/127\.0\.0\.1:1\/x\.csv/,
    )
  })
})
