import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimNature, readNature } from '../../etl/instance.ts'
import { printStatus } from '../../etl/status.ts'
import { type Banc, demandeOf, openBanc } from './support/banc.ts'
import { ecolesDuMonde, importer } from './support/monde.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

describe('a database', () => {
  it('in which nothing is published stays free, and tells how to begin', async () => {
    const absent = join(banc.dossier, 'absent.csv')
    const run = await importer(banc, [demandeOf('annuaire', absent)])
    expect(run.issues).toEqual([
      expect.objectContaining({ etat: 'echoue', message: `Fichier introuvable : ${absent}` }),
    ])
    expect(run.publication).toBeNull()
    expect(await readNature(banc.connection)).toBeNull()
    const lines: string[] = []
    await printStatus(banc.connection, { line: (text) => lines.push(text), progress: () => {} })
    expect(lines).toEqual(['Rien n’est publié. Commencez par : npm run etl -- import-dossier <dossier>'])
  })

  it('of demonstration refuses real data, and says how to start a real observatory', async () => {
    await claimNature(banc.connection, 'demonstration')
    const chemin = await banc.write('reel.json', JSON.stringify(ecolesDuMonde()))
    await expect(importer(banc, [demandeOf('annuaire', chemin)])).rejects.toThrow(
      /^Cette base contient les données de démonstration[\s\S]*CARTABLE_DATA_DIR=\.cartable-reel npm run etl -- import-dossier[\s\S]*CARTABLE_DEMO=non npm start/,
    )
    const { rows } = await banc.connection.pool.query('select count(*) as imports from import')
    expect(rows).toEqual([{ imports: 0 }])
  })

  it('has one nature only, whoever claims it first', async () => {
    await expect(claimNature(banc.connection, 'demonstration')).resolves.toBeUndefined()
    await expect(claimNature(banc.connection, 'reelle')).rejects.toThrow(
      /^Cette base contient les données de démonstration/,
    )
    expect(await readNature(banc.connection)).toBe('demonstration')
  })
})
