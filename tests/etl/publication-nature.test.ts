import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNature } from '../../etl/instance.ts'
import { type Banc, demandeOf, fixture, ouvrirBanc, uaiOf } from './support/banc.ts'
import { ecolesDuMonde, importer } from './support/monde.ts'

let banc: Banc
beforeAll(async () => {
  banc = await ouvrirBanc()
})
afterAll(() => banc.fermer())

const CONTOURS = [
  ['contours-communes', 'contours-communes/communes.geojson'],
  ['contours-departements', 'contours-departements/departements.geojson'],
] as const

describe('a database', () => {
  it('stays free as long as nothing is published in it', async () => {
    const absent = join(banc.dossier, 'absent.csv')
    const run = await importer(banc, [demandeOf('annuaire', absent)])
    expect(run.issues).toEqual([
      expect.objectContaining({ etat: 'echoue', message: `Fichier introuvable : ${absent}` }),
    ])
    expect(run.publication).toBeNull()
    expect(await readNature(banc.connection)).toBeNull()
  })

  it('takes the nature of the first data published in it', async () => {
    const ecoles = ecolesDuMonde().map((ecole, rang) => ({
      ...ecole,
      identifiant_de_l_etablissement: uaiOf(9_000_000 + rang),
    }))
    const chemin = await banc.ecrire('demo.json', JSON.stringify(ecoles))
    const contours = CONTOURS.map(([id, nom]) => demandeOf(id, fixture(nom), { demonstration: true }))
    const run = await importer(
      banc,
      [...contours, demandeOf('annuaire', chemin, { demonstration: true })],
      true,
    )
    expect(run.issues.map(({ etat }) => etat)).toEqual(['importe', 'importe', 'importe'])
    expect(await readNature(banc.connection)).toBe('demonstration')
    const row = await banc.connection.db
      .selectFrom('publication')
      .select('demonstration')
      .executeTakeFirstOrThrow()
    expect(row.demonstration).toBe(true)
  })

  it('of demonstration refuses real data, and says how to start a real observatory', async () => {
    const chemin = await banc.ecrire('reel.json', JSON.stringify(ecolesDuMonde()))
    const imports = () =>
      banc.connection.db.selectFrom('import').select(['id', 'statut']).orderBy('id').execute()
    const before = await imports()
    await expect(importer(banc, [demandeOf('annuaire', chemin)])).rejects.toThrow(
      /^Cette base contient les données de démonstration[\s\S]*CARTABLE_DATA_DIR=\.cartable-reel npm run etl -- import-dossier[\s\S]*CARTABLE_DEMO=non npm start/,
    )
    expect(await imports()).toEqual(before)
  })
})
