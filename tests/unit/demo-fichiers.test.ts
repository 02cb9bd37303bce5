import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSource } from '../../data/catalogue/registry.ts'
import { type FichierEcrit, writeDemonstration } from '../../data/demo/write.ts'
import { verifyFile } from '../../etl/import-file.ts'
import { silentJournal } from '../../etl/progress.ts'

/** Brittany’s capital (private schools), Corsica (letters in codes), Lyon (arrondissements), two overseas. */
const DEPARTEMENTS = ['35', '2A', '69', '976', '977']

let dossier: string
let fichiers: FichierEcrit[]
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'cartable-demo-'))
  fichiers = (await writeDemonstration(join(dossier, 'a'), { departements: DEPARTEMENTS })).fichiers
})
afterAll(() => rm(dossier, { recursive: true, force: true }))

const textOf = async (source: string): Promise<string> =>
  readFile(fichiers.find((fichier) => fichier.source === source)?.chemin ?? '', 'utf8')
const digest = async ({ chemin }: FichierEcrit) =>
  createHash('sha256')
    .update(await readFile(chemin))
    .digest('hex')

// The whole country is made up each time: seconds when the machine is free, ten times more when it is not.
describe('the demonstration files', () => {
  it('are read by the ordinary ETL without a rejected line, a warning or an unknown column', async () => {
    for (const { source: id, chemin } of fichiers) {
      const source = findSource(id)
      if (source?.genre !== 'tableau') throw new Error(`${id} is not a tabular source`)
      const demande = { source, chemin, campagne: null, demonstration: true, today: new Date('2026-11-23') }
      const { bilan, generation, echecs } = await verifyFile(demande, silentJournal)
      expect(echecs, id).toEqual([])
      expect(bilan.rejetees, id).toBe(0)
      expect(
        bilan.motifs.filter(({ nature }) => nature === 'avertissement'),
        id,
      ).toEqual([])
      expect(generation, id).not.toBe('inconnue')
      expect(bilan.chargees, id).toBeGreaterThan(0)
    }
  })

  it('are the same bytes each time', async () => {
    const again = (await writeDemonstration(join(dossier, 'b'), { departements: DEPARTEMENTS })).fichiers
    expect(await Promise.all(again.map(digest))).toEqual(await Promise.all(fichiers.map(digest)))
  })

  it('hold the same schools in a part as in the whole', async () => {
    const corse = await writeDemonstration(join(dossier, 'c'), { departements: ['2A'] })
    const part = await readFile(corse.fichiers[0]?.chemin ?? '', 'utf8')
    const whole = new Set((await textOf('annuaire')).split('\r\n'))
    expect(part.split('\r\n').filter((ligne) => !whole.has(ligne))).toEqual([])
    expect(part).toContain(';02A;27;94;')
  })

  it('keep the manners of the official files', async () => {
    const annuaire = await textOf('annuaire')
    expect(annuaire.startsWith('\ufeffIdentifiant_de_l_etablissement;')).toBe(true)
    const lignes = annuaire.trimEnd().split('\r\n')
    expect(new Set(lignes.map((ligne) => ligne.split(';').length))).toEqual(new Set([71]))
    expect(lignes[0]).toMatch(/;libelle_bassin_formation$/)
    expect(await textOf('ips-colleges')).toMatch(/;public;\d+\.0;\d+\.\d;\d+\.\d\r\n/)
    expect(await textOf('arcep-logements-2018')).toMatch(
      /^Réseaux en fibre optique jusqu'à l'abonné \(FttH\),{12}\n/,
    )
    expect(await textOf('arcep-logements-2018')).toContain(', 1\u00a0')
    expect(await textOf('geolocalisation')).toContain(';Lyon 1er  Arrondissement;')
  })

  it('carry nobody’s address, phone or web site', async () => {
    const [entete = '', ...lignes] = (await textOf('annuaire')).trimEnd().slice(1).split('\r\n')
    const titres = entete.split(';')
    for (const titre of ['Telephone', 'Fax', 'Web', 'Mail', 'SIREN_SIRET']) {
      const index = titres.indexOf(titre)
      expect(index).toBeGreaterThan(0)
      expect(lignes.filter((ligne) => ligne.split(';')[index] !== '')).toEqual([])
    }
  })
})
