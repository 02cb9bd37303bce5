import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scanDossier, sourceOfFile } from '../../etl/dossier.ts'

let dossier: string
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'cartable-dossier-'))
})
afterEach(() => rm(dossier, { recursive: true, force: true }))

const options = { demonstration: false, today: new Date('2026-11-23T00:00:00Z') }

describe('names of files', () => {
  it.each([
    ['fr-en-annuaire-education_94_2026-07.csv', 'annuaire'],
    ['annuaire_reconstitue_national.csv.gz', 'annuaire'],
    ['fr-en-adresse-et-geolocalisation_colleges_2024-11.csv', 'geolocalisation'],
    ['fr-en-ips-ecoles-ap2022.csv', 'ips-ecoles'],
    ['fr-en-ips_ecoles.csv', 'ips-ecoles'],
    ['fr-en-ips-colleges-ap2022.csv', 'ips-colleges'],
    ['fr-en-ips-lycees-ap2022.csv', 'ips-lycees'],
    ['fr-en-ecoles-effectifs-nb_classes_pays-de-la-loire_2024.json', 'effectifs-ecoles'],
    ['fr-en-college-effectifs-niveau-sexe-lv.csv', 'effectifs-colleges'],
    ['fr-en-effectifs-second-degre.csv', 'effectifs-second-degre'],
    ['rep_rentree_2022.csv', 'rep'],
    ['ftth_communes_2018-T1.csv', 'arcep-ftth-2018'],
    ['communes_logements_2018-T1.csv', 'arcep-logements-2018'],
    ['communes-2018.geojson.gz', 'contours-communes'],
    ['departements-2018.geojson.gz', 'contours-departements'],
    ['regions-2018.geojson.gz', 'contours-regions'],
    ['academies-2020.geojson.gz', 'contours-academies'],
    ['departements_academies.csv', null],
    ['README.md', null],
    ['annuaire_telephonique.pdf', null],
  ])('%s announces %s', (nom, source) => {
    expect(sourceOfFile(nom)?.id ?? null).toBe(source)
  })
})

describe('a folder', () => {
  it('is searched to its depths; the largest file of a referential is kept, every campaign of the others', async () => {
    await mkdir(join(dossier, 'a/b'), { recursive: true })
    const files = {
      'a/b/annuaire-94.csv': 2000,
      'annuaire-national.csv.gz': 1000,
      'a/fr-en-ips-ecoles-2021.csv': 5,
      'fr-en-ips-ecoles-2022.csv': 9,
      'notes.txt': 3,
    }
    for (const [nom, octets] of Object.entries(files)) await writeFile(join(dossier, nom), 'x'.repeat(octets))
    const { demandes, ecartes } = await scanDossier(dossier, options)
    expect(demandes.map(({ source, chemin }) => [source.id, basename(chemin)])).toEqual([
      ['annuaire', 'annuaire-national.csv.gz'],
      ['ips-ecoles', 'fr-en-ips-ecoles-2021.csv'],
      ['ips-ecoles', 'fr-en-ips-ecoles-2022.csv'],
    ])
    expect(ecartes.map(({ chemin, motif }) => [basename(chemin), motif])).toEqual([
      ['notes.txt', 'aucune source du catalogue ne s’annonce ainsi'],
      ['annuaire-94.csv', 'plus petit qu’un autre fichier de la source « annuaire »'],
    ])
    expect(demandes[0]).toMatchObject({ campagne: null, ...options })
  })

  it('must exist, and hold something known', async () => {
    await expect(scanDossier(join(dossier, 'absent'), options)).rejects.toThrow(
      /^Dossier introuvable : .*absent$/,
    )
    await expect(scanDossier(dossier, options)).rejects.toThrow(`Aucun fichier connu dans ${dossier}.`)
  })
})
