import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Banc, fixture } from './support/banc.ts'
import { etl } from './support/cli.ts'
import { ecolesDuMonde, effectifs, openMonde } from './support/monde.ts'

// Each command is a process of its own, which takes seconds to start on a busy machine.
vi.setConfig({ maxConcurrency: 2 })

/** Nothing listens there: a command that needs no database must not notice. */
const SANS_BASE = { url: 'postgres://personne@127.0.0.1:1/rien', dossier: '.cartable-absent' }
const ANNUAIRE = fixture('annuaire/fr-en-annuaire-education_2026.csv')

describe.concurrent('a command without a database', () => {
  it('explains itself', async () => {
    const { code, stdout, stderr } = await etl([], SANS_BASE)
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Usage : npm run etl -- <commande>/)
    for (const word of ['import-dossier', 'verifier', 'statut', 'annuaire', 'ips-ecoles'])
      expect(stdout).toContain(word)
    expect(stdout).not.toMatch(/Sources :.*\bcog\b/)
  })

  it.each([
    [['exporter'], /^Commande inconnue : exporter\n\nUsage : /],
    [['import', 'inconnue', '--fichier', ANNUAIRE], /^Source inconnue : inconnue\n/],
    [
      ['import', 'annuaire', '--fichiers', ANNUAIRE],
      /^Option inconnue ou incomplète : --fichiers\n\nUsage : /,
    ],
    [
      ['verifier', 'rep', '--fichier', ANNUAIRE, '--campagne', '22'],
      /^Campagne illisible : « 22 »\. Attendu : 2022 ou 2018-T1\.\n$/,
    ],
  ])('refuses %j in French, without a stack', async (args, message) => {
    const { code, stdout, stderr } = await etl(args, SANS_BASE)
    expect(code).toBe(1)
    expect(stderr).toMatch(message)
    expect(stderr + stdout).not.toMatch(/\n\s+at /)
  })

  it('verifies a good file', async () => {
    const { code, stdout, stderr } = await etl(['verifier', 'annuaire', '--fichier', ANNUAIRE], SANS_BASE)
    expect(stderr).toBe('')
    expect(stdout).toContain('Annuaire de l’éducation (annuaire)')
    expect(stdout).toContain('fr-en-annuaire-education_2026.csv : 7 lignes, utf-8, en-tête 2026')
    expect(stdout).toContain('lues 6 · chargées 5 · ignorées 1 · rejetées 0')
    expect(stdout).toContain(
      'ignoré 1 × hors_perimetre · structure hors du périmètre : service administratif (première : ligne 7)',
    )
    expect(stdout).toMatch(/Ce fichier serait accepté\. Rien n’a été importé\.\n$/)
    expect(code).toBe(0)
  })

  it('verifies a bad one', async () => {
    const { code, stdout } = await etl(
      ['verifier', 'ips-ecoles', '--fichier', fixture('ips-ecoles/absences.csv')],
      SANS_BASE,
    )
    expect(stdout).toContain(
      'rejeté 1 × entier_attendu · effectifs : un nombre entier est attendu (première : ligne 10)',
    )
    expect(stdout).toMatch(
      /✗ 38,5\u00a0% des lignes sont rejetées, 5,0\u00a0% au plus sont admises\nCe fichier serait refusé\. Rien n’a été importé\.\n$/,
    )
    expect(code).toBe(1)
  })
})

describe('a command on a database', () => {
  let banc: Banc
  let base: { url: string; dossier: string }
  beforeAll(async () => {
    banc = await openMonde()
    base = { url: banc.connection.url, dossier: banc.dossier }
  })
  afterAll(() => banc.close())

  it('tells what is published, level by level, and the latest imports', async () => {
    const { code, stdout } = await etl(['statut'], base)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Publication n° 1 \(données réelles\)\n/)
    expect(stdout).toMatch(/ {2}pays +1 territoires, dont 1 avec au moins une valeur\n/)
    expect(stdout).toMatch(/ {2}commune +3\d\u202f\d{3} territoires, dont 7 avec au moins une valeur\n/)
    expect(stdout).toMatch(/Derniers imports :\n/)
    expect(stdout).toMatch(/ valide +annuaire \(annuaire\.json\) : 40 lues, 40 chargées, 0 rejetées\n/)
  })

  it('imports, publishes and reports; does nothing the second time; refuses what is worse', async () => {
    const chemin = await banc.write('effectifs-2023.json', JSON.stringify(effectifs('2023', () => 20)))
    const first = await etl(['import', 'effectifs-ecoles', '--fichier', chemin], base)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/^✓ effectifs-ecoles +32 lues, 32 chargées, 0 ignorées, 0 rejetées/)
    expect(first.stdout).toMatch(
      /Publication n° 2 : 40 établissements, 3\d\u202f\d{3} territoires, [\d\u202f]+ synthèses\.\n/,
    )
    expect(first.stdout).toMatch(/ {2}imports +\d+,\d\u00a0s +\d+ %\n/)
    const second = await etl(['import', 'effectifs-ecoles', '--fichier', chemin], base)
    expect(second.code).toBe(0)
    expect(second.stdout).toContain('inchangé : ce fichier est déjà publié, rien à faire.')
    expect(second.stdout).toContain('Rien de nouveau à publier : les données publiées sont inchangées.')
    const court = await banc.write('court.json', JSON.stringify(ecolesDuMonde().slice(0, 20)))
    const third = await etl(['import', 'annuaire', '--fichier', court], base)
    expect(third.code).toBe(1)
    expect(third.stdout).toContain(
      'Import refusé : 20 lignes au lieu de 40 dans l’import précédent : la perte dépasse 10,0\u00a0%.',
    )
  })
})
