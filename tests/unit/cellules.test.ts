import { describe, expect, test } from 'vitest'
import {
  champSynthese,
  champsEtablissement,
  champsIndicateur,
  champsTerritoire,
  findLecture,
} from '../../data/catalogue/cellules.ts'
import { LIBELLES_CHAMP } from '../../data/catalogue/champs-libelles.ts'
import { readForme } from '../../data/catalogue/model/forme.ts'
import { findIndicateur, findSource, INDICATEURS } from '../../data/catalogue/registry.ts'
import { isOui } from '../../data/mots/valeur-ecole.ts'

const indicateur = (id: string) => findIndicateur(id) ?? expect.fail(`no indicator ${id}`)
const forme = (id: string, champ: string) =>
  champsIndicateur(indicateur(id)).find((connu) => connu.champ === champ)?.forme ?? expect.fail(champ)

describe('cells that may be reported', () => {
  test('every indicator read in a file has its fields, each with a French name and a declared producer', () => {
    for (const connu of INDICATEURS) {
      const champs = champsIndicateur(connu)
      if (connu.id !== 'precision_position' && connu.id !== 'positions_connues')
        expect(champs.length, connu.id).toBeGreaterThan(0)
      for (const { champ, libelle, forme: sienne, sources } of champs) {
        if (champs.length > 1) expect(LIBELLES_CHAMP, connu.id).toHaveProperty(champ)
        expect(libelle).not.toBe(champ)
        expect(sienne, `${connu.id} ${champ}`).not.toBeNull()
        expect(findLecture(connu.id, champ)?.champ).toBe(champ)
        for (const source of sources) expect(findSource(source), source).toBeDefined()
      }
    }
  })

  test('the form of a field is that of the column it is read from', () => {
    expect(forme('charte', 'charte')).toEqual({ genre: 'oui_non' })
    expect(forme('terminaux_pour_100', 'terminaux')).toEqual({
      genre: 'nombre',
      min: 0,
      max: 10_000,
      entier: true,
    })
    expect(forme('terminaux_pour_100', 'eleves')).toMatchObject({ max: 6000 })
    expect(forme('ips', 'ips')).toMatchObject({ min: 30, max: 200, entier: false })
    expect(forme('wifi', 'couverture_wifi')).toEqual({
      genre: 'choix',
      valeurs: ['aucune_salle', 'certaines_salles', 'toutes_salles'],
    })
    expect(forme('part_education_prioritaire', 'education_prioritaire')).toEqual({
      genre: 'choix',
      valeurs: ['REP', 'REP+', 'aucune'],
    })
    expect(forme('programme_tne', 'programme_tne')).toEqual({ genre: 'oui_non' })
  })

  test('every class and every « yes » of an indicator may be proposed', () => {
    const proposables = (connu: (typeof INDICATEURS)[number]) =>
      champsIndicateur(connu).flatMap(({ forme: sienne }) =>
        sienne?.genre === 'choix' ? [sienne.valeurs] : [],
      )
    for (const connu of INDICATEURS) {
      const { mesure } = connu
      for (const valeurs of proposables(connu)) {
        if (mesure.genre === 'part') expect(valeurs.some((valeur) => isOui(mesure.oui, valeur))).toBe(true)
        if (mesure.genre === 'repartition')
          expect(valeurs).toEqual(expect.arrayContaining(mesure.classes.map(({ id }) => id)))
      }
    }
  })

  test('the identity of a school comes from the annuaire, its position may come from another file', () => {
    const champs = champsEtablissement()
    expect(champs.map(({ champ }) => champ)).toEqual([
      'nom',
      'adresse',
      'code_postal',
      'localite',
      'commune',
      'type',
      'secteur',
      'date_ouverture',
      'position',
      'ouvert',
    ])
    expect(champs.find(({ champ }) => champ === 'type')?.forme).toEqual({
      genre: 'choix',
      valeurs: ['ecole', 'college', 'lycee', 'erea'],
    })
    expect(champsTerritoire('academie')[0]?.sources).toEqual(['academies'])
  })

  test('a distribution over a territory is no value', () => {
    expect(champSynthese(indicateur('wifi'), [])).toBeNull()
    expect(champSynthese(indicateur('charte'), ['equipement'])?.forme).toMatchObject({ min: 0, max: 100 })
  })
})

describe('a proposed value', () => {
  const nombre = { genre: 'nombre', min: 0, max: 500, entier: true } as const
  test.each([
    [nombre, 12, 12],
    [nombre, 0, 0],
    [nombre, 501, null],
    [nombre, -1, null],
    [nombre, 1.5, null],
    [nombre, '12', null],
    [nombre, Number.NaN, null],
    [nombre, Number.POSITIVE_INFINITY, null],
    [{ ...nombre, entier: false }, 1.5, 1.5],
    [{ genre: 'oui_non' } as const, false, false],
    [{ genre: 'oui_non' } as const, 'non', null],
    [{ genre: 'choix', valeurs: ['fibre', 'adsl'] } as const, 'adsl', 'adsl'],
    [{ genre: 'choix', valeurs: ['fibre', 'adsl'] } as const, 'ADSL', null],
    [{ genre: 'texte', max: 12 } as const, '  École  du bourg', null],
    [{ genre: 'texte', max: 20 } as const, '  École  du bourg ', 'École du bourg'],
    [{ genre: 'texte', max: 20 } as const, 'a\u0000b', null],
    [{ genre: 'texte', max: 20 } as const, 'a\nb', null],
    [{ genre: 'texte', max: 20 } as const, '\ud800', null],
    [{ genre: 'texte', max: 20 } as const, '   ', null],
    [{ genre: 'date' } as const, '2026-02-28', '2026-02-28'],
    [{ genre: 'date' } as const, '2026-02-30', null],
    [{ genre: 'date' } as const, '28/02/2026', null],
    [{ genre: 'code_commune' } as const, '2A004', '2A004'],
    [{ genre: 'code_commune' } as const, 'Rennes', null],
  ])('%j accepts %j as %j', (sienne, recue, valeur) => {
    const lue = readForme(sienne as never, recue)
    expect(lue.valeur).toBe(valeur)
    expect(lue.attendu === null).toBe(valeur !== null)
  })

  test('what is expected is said with its bounds', () => {
    expect(readForme(nombre, 900).attendu).toBe('un nombre entier de 0 à 500')
    expect(readForme({ ...nombre, max: null, entier: false }, 'x').attendu).toBe('un nombre d’au moins 0')
  })
})
