import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../config.ts'
import { scanDossier } from '../../etl/dossier.ts'
import type { ResultatRun } from '../../etl/import.ts'
import { type Demande, verifyFile } from '../../etl/import-file.ts'
import { silentJournal } from '../../etl/progress.ts'
import { AUJOURD_HUI, type Banc, demandeOf, fixture, openBanc } from './support/banc.ts'
import { importer } from './support/monde.ts'

/** Official files, beside the project where they were gathered; see their README. */
const DOSSIER = join(PROJECT_ROOT, '../shared/real-data')

/** Lines of each file: read, loaded, ignored by name, rejected. */
const LIGNES = {
  annuaire: [48_010, 47_871, 97, 42],
  'arcep-ftth-2018': [70_722, 35_361, 35_361, 0],
  'arcep-logements-2018': [35_361, 35_361, 0, 0],
  'contours-academies': [30, 30, 0, 0],
  'contours-communes': [35_357, 35_357, 0, 0],
  'contours-departements': [101, 101, 0, 0],
  'contours-regions': [18, 18, 0, 0],
  'effectifs-ecoles': [2064, 2064, 0, 0],
  geolocalisation: [7654, 7507, 147, 0],
  'ips-colleges': [6973, 6973, 0, 0],
  'ips-ecoles': [30_059, 30_059, 0, 0],
  'ips-lycees': [3598, 3598, 0, 0],
  rep: [7719, 7707, 1, 11],
}

const lignesOf = ({ lues, chargees, ignorees, rejetees }: Record<string, number>) => [
  lues,
  chargees,
  ignorees,
  rejetees,
]

const isAbsent = !existsSync(DOSSIER)

describe('the official files', () => {
  let banc: Banc
  let communes: Demande
  let demandes: Demande[]
  let run: ResultatRun

  beforeAll(async () => {
    if (isAbsent) return
    banc = await openBanc()
    const dossier = await scanDossier(DOSSIER, { demonstration: false, today: AUJOURD_HUI })
    communes = dossier.demandes.find(({ source }) => source.id === 'contours-communes') as Demande
    // Drawing 35,000 communes takes longer than all the rest: a few shapes stand for them.
    const shapes = demandeOf('contours-communes', fixture('contours-communes/communes.geojson'))
    demandes = dossier.demandes.map((demande) => (demande === communes ? shapes : demande))
    run = await importer(banc, demandes)
  })
  afterAll(() => banc?.close())
  beforeEach(({ skip }) => skip(isAbsent, 'the official files are not there: ../shared/real-data'))

  it('are loaded, ignored by name or rejected, line by line', () => {
    const found = run.issues.flatMap((issue) =>
      issue.etat === 'importe' && issue.demande.source.id !== 'contours-communes'
        ? [[issue.demande.source.id, lignesOf(issue.resultat.bilan as never)]]
        : [],
    )
    const { 'contours-communes': _, ...expected } = LIGNES
    expect(Object.fromEntries(found)).toEqual(expected)
    for (const issue of run.issues)
      if ('resultat' in issue)
        expect(issue.resultat.fichier).toMatchObject({ encodage: 'utf-8', encodageMelange: false })
  })

  it('hold a shape for every commune of 2018, under its code of today', async () => {
    const { bilan, echecs } = await verifyFile(communes, silentJournal)
    expect([lignesOf(bilan as never), echecs]).toEqual([LIGNES['contours-communes'], []])
  })

  it('publish every school loaded, and a figure for nearly every territory', async () => {
    expect(run.publication?.etablissements).toBe(LIGNES.annuaire[1])
    const { rows } = await banc.connection.pool.query<{ niveau: string; total: number; avec: number }>(
      `select niveau, count(*) as total, count(*) filter (where exists (
         select from synthese s where s.niveau = t.niveau and s.code = t.code and s.valeur is not null)) as avec
       from territoire t group by niveau`,
    )
    const parts = Object.fromEntries(rows.map(({ niveau, total, avec }) => [niveau, [total, avec / total]]))
    expect(parts).toMatchObject({
      pays: [1, 1],
      academie: [30, 1],
      region_academique: [18, 1],
      arrondissement: [45, 1],
    })
    for (const niveau of ['commune', 'epci', 'departement']) expect(parts[niveau]?.[1]).toBeGreaterThan(0.98)
  })

  it('sum alike at every level', async () => {
    const { rows } = await banc.connection.pool.query<{ total: number }>(
      `select sum(valeur) as total from synthese where indicateur = 'eleves' and campagne = '2022' and type = 'tous'
         and secteur = 'tous' and niveau in ('pays', 'region', 'departement') group by niveau`,
    )
    expect(new Set(rows.map(({ total }) => total)).size).toBe(1)
    expect(rows[0]?.total).toBeGreaterThan(9_000_000)
  })

  it('never publish a status without its value, nor a share out of its bounds', async () => {
    const { rows } = await banc.connection.pool.query(
      `select indicateur, campagne, niveau, code, statut, valeur from synthese
       where (statut in ('publie', 'couverture_insuffisante')) <> (valeur is not null)
         or valeur < borne_basse or valeur > borne_haute or repondants > attendus`,
    )
    expect(rows).toEqual([])
  })

  it('change nothing when they are imported again', async () => {
    const again = await importer(banc, demandes)
    expect(new Set(again.issues.map(({ etat }) => etat))).toEqual(new Set(['inchange']))
    expect(again.publication).toBeNull()
  })
})
