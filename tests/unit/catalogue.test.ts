import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registryText } from '../../data/catalogue/generate.ts'
import { CORRECTIONS, NIVEAUX_DECLARES, SOURCES } from '../../data/catalogue/index.generated.ts'
import { foldText } from '../../data/catalogue/model/lecteurs.ts'
import { classOfValue } from '../../data/catalogue/model/legende.ts'
import { champsOfLecture, lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import { NIVEAUX } from '../../data/catalogue/model/niveau.ts'
import type { SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { findIndicateur, findSource, getNiveau, INDICATEURS } from '../../data/catalogue/registry.ts'

const TABLEAUX = SOURCES.filter((source): source is SourceTabulaire => source.genre === 'tableau')
const repeated = (list: readonly unknown[]) => list.filter((item, index) => list.indexOf(item) !== index)

it('registry holds every declaration: run `npm run generate` when this fails', async () => {
  const committed = readFileSync(new URL('../../data/catalogue/index.generated.ts', import.meta.url), 'utf8')
  expect(committed, 'data/catalogue/index.generated.ts is out of date: run `npm run generate`').toBe(
    await registryText(),
  )
})

describe('ids', () => {
  it('are unique, and found', () => {
    for (const list of [SOURCES, INDICATEURS, NIVEAUX_DECLARES, CORRECTIONS] as const)
      expect(repeated(list.map(({ id }) => id))).toEqual([])
    expect(findSource('annuaire')?.id).toBe('annuaire')
    expect(findIndicateur('eleves')?.id).toBe('eleves')
    expect([findSource('absente'), findIndicateur('absent')]).toEqual([undefined, undefined])
  })
})

describe.each(INDICATEURS.map((indicateur) => [indicateur.id, indicateur] as const))(
  'indicator %s',
  (_, indicateur) => {
    const { mesure, legende, unite } = indicateur

    it('reads fields of declared tabular sources', () => {
      const fields = lecturesOfMesure(mesure).flatMap(champsOfLecture)
      const genres = fields.flatMap(({ sources }) => sources.map((id) => findSource(id)?.genre))
      expect(new Set(genres).size === 0 || genres.every((genre) => genre === 'tableau')).toBe(true)
      for (const { sources } of fields) expect(repeated(sources)).toEqual([])
    })

    it('says what it is in sentences', () => {
      for (const text of [indicateur.definition, ...indicateur.precautions]) {
        expect(text).toMatch(/^[A-ZÀÉÈÊÎÔ«].*[.!?]$/s)
        expect(text, 'typographic apostrophe').not.toContain("'")
        expect(text, 'no-break space before a double punctuation').not.toMatch(/ [:;?!%»]|« /)
      }
      expect(indicateur.libelle).not.toMatch(/\.$/)
    })

    it('has a legend that fits its values', () => {
      if ('seuils' in legende) {
        expect([...legende.seuils].sort((a, b) => a - b)).toEqual(legende.seuils)
        expect(repeated(legende.seuils)).toEqual([])
        if (unite.id === 'pourcent')
          expect(legende.seuils.every((seuil) => seuil > 0 && seuil < 100)).toBe(true)
      }
      if (legende.genre === 'divergente') {
        const index = classOfValue(legende.seuils, legende.reference)
        expect([0, legende.seuils.length]).not.toContain(index)
      }
      expect(legende.genre === 'categorielle').toBe(mesure.genre === 'repartition')
      if (mesure.genre === 'part') expect(unite.id).toBe('pourcent')
      if (mesure.genre === 'repartition') expect(repeated(mesure.classes.map(({ id }) => id))).toEqual([])
    })
  },
)

describe.each(SOURCES.map((source) => [source.id, source] as const))('source %s', (_, source) => {
  it('describes itself in a sentence', () => {
    expect(source.description).toMatch(/^[A-ZÀÉÈ].*\.$/s)
    expect(source.titre).not.toMatch(/\.$/)
    expect(`${source.titre}${source.description}`, 'typographic apostrophe').not.toContain("'")
  })

  it('is announced by file names, unless it comes with the program', () => {
    expect(source.fichiers.length > 0).toBe(source.genre !== 'embarquee')
  })
})

describe.each(TABLEAUX.map((source) => [source.id, source] as const))('columns of %s', (_, source) => {
  const titles = Object.values(source.champs).map(({ colonnes }) => [...new Set(colonnes.map(foldText))])

  it('belong to one field each', () => {
    expect(repeated(titles.flat())).toEqual([])
  })

  it('carry each field a health check counts on', () => {
    const fields = Object.keys(source.assertions.remplissage)
    expect(fields.filter((champ) => source.champs[champ] === undefined)).toEqual([])
  })

  it('are known when a generation is told by them', () => {
    expect(repeated(source.generations.map(({ id }) => id))).toEqual([])
    const loaded = new Set(titles.flat())
    const isKnown = (titre: string) =>
      loaded.has(foldText(titre)) ||
      source.ignorees.some((rule) =>
        typeof rule === 'string' ? foldText(rule) === foldText(titre) : rule.test(titre),
      )
    const unknown = source.generations
      .flatMap(({ signature }) => signature)
      .filter((titre) => !isKnown(titre))
    expect(unknown).toEqual([])
  })
})

describe('levels', () => {
  it('are all declared, once, from wide to narrow', () => {
    expect(NIVEAUX_DECLARES.map(({ id }) => id).sort()).toEqual([...NIVEAUX].sort())
    expect(repeated(NIVEAUX_DECLARES.map(({ rang }) => rang))).toEqual([])
    const byRank = [...NIVEAUX_DECLARES].sort((a, b) => a.rang - b.rang).map(({ id }) => id)
    expect(byRank).toEqual([...NIVEAUX])
  })

  it('have wider parents', () => {
    for (const { rang, parents } of NIVEAUX_DECLARES)
      for (const parent of parents) expect(getNiveau(parent).rang).toBeLessThan(rang)
  })

  it('name the authority in charge of each type of school', () => {
    const competences = NIVEAUX_DECLARES.filter(({ competence }) => competence !== null)
    expect(Object.fromEntries(competences.map(({ id, competence }) => [id, competence]))).toEqual({
      commune: 'ecole',
      departement: 'college',
      region: 'lycee',
    })
  })

  it.each([
    ['commune', ['35238', '2A004', '97105'], ['3523', '2C004', '352388']],
    ['departement', ['01', '2A', '971', '988'], ['1', '035', '2C']],
    ['region', ['53', '94', '975'], ['5', '035']],
    ['epci', ['243500139'], ['24350013']],
    ['pays', ['FR'], ['FRA', 'fr']],
  ] as const)('know the shape of their codes: %s', (niveau, right, wrong) => {
    const { code } = getNiveau(niveau)
    expect(right.filter((text) => !code.test(text))).toEqual([])
    expect(wrong.filter((text) => code.test(text))).toEqual([])
  })
})

describe('corrections', () => {
  it('patch a declared field of a declared source', () => {
    for (const { source: id, cle, champ } of CORRECTIONS) {
      const source = findSource(id)
      expect(source?.genre).toBe('tableau')
      const champs = source?.genre === 'tableau' ? Object.keys(source.champs) : []
      expect(champs).toEqual(expect.arrayContaining([cle.champ, champ]))
    }
  })
})
