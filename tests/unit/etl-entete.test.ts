import { describe, expect, it } from 'vitest'
import { entier, texte, uai } from '../../data/catalogue/model/lecteurs.ts'
import type { SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { ErreurUtilisateur } from '../../etl/erreur.ts'
import { findEntete, generationOf, isIgnored, mapEntete } from '../../etl/steps/read/entete.ts'

/** A source of three fields, of which one changed its name and one is optional. */
const source = {
  id: 'essai',
  titre: 'Essai',
  champs: {
    uai: { colonnes: ['uai', 'Code établissement'], read: uai },
    eleves: { colonnes: ["Nombre d'élèves"], lire: entier() },
    note: { colonnes: ['note'], lire: texte(), facultatif: true },
  },
  ignorees: ['Fax', /^coord/i],
  generations: [
    { id: '2026', signature: ['uai', 'coordX'] },
    { id: '2023', signature: ['Code établissement'] },
  ],
} as unknown as SourceTabulaire

describe('findEntete', () => {
  it.each([
    ['a semicolon', "uai;Nombre d'élèves;note\n1;2;3", ';', 1],
    ['a comma under titles', "Titre, sous-titre\n,,\nuai,Nombre d'élèves,note\n", ',', 3],
    ['a tab and CRLF', "Titre\r\nuai\tNombre d'élèves\r\n", '\t', 2],
    ['carriage returns alone', "Titre\ruai|Nombre d'élèves\r", '|', 2],
    ['quotes around titles that hold the separator', '"uai";"Nombre d\'élèves";"a;b"\n', ';', 1],
  ])('finds the header behind %s', (_, debut, separateur, ligne) => {
    expect(findEntete(source, debut)).toMatchObject({ separateur, ligne })
  })

  it('trims titles and drops the byte order mark', () => {
    expect(findEntete(source, "\ufeffuai ; Nombre d'élèves;note").titres).toEqual([
      'uai',
      "Nombre d'élèves",
      'note',
    ])
  })

  it('prefers the line that knows most columns', () => {
    const debut = "note\nuai;note\nuai;Nombre d'élèves;note\nuai;Nombre d'élèves;note"
    expect(findEntete(source, debut).ligne).toBe(3)
  })

  it('says what was expected when nothing is known', () => {
    expect(() => findEntete(source, 'a;b\n1;2')).toThrow(ErreurUtilisateur)
    expect(() => findEntete(source, 'a;b')).toThrow(
      "« Essai » n’est reconnue. Attendu, par exemple : uai, Nombre d'élèves, note.",
    )
  })

  it('does not look for it for ever', () => {
    expect(() => findEntete(source, `${'x\n'.repeat(20)}uai;note`)).toThrow(ErreurUtilisateur)
    expect(findEntete(source, `${'x\n'.repeat(19)}uai;note`).ligne).toBe(20)
  })
})

describe('mapEntete', () => {
  it('compares titles without case, accents or punctuation, old names included', () => {
    const { colonnes, absents, inconnues } = mapEntete(source, [
      'CODE_ETABLISSEMENT',
      'nombre d eleves',
      'Divers',
      'FAX',
      'coordY',
    ])
    expect([...colonnes]).toEqual([
      ['uai', 0],
      ['eleves', 1],
    ])
    expect(absents).toEqual(['note'])
    expect(inconnues).toEqual(['Divers'])
  })

  it('names every missing column, in one message, with its other names', () => {
    expect(() => mapEntete(source, ['note'])).toThrow(
      "En-tête de « Essai » : colonnes manquantes : uai ou Code établissement ; Nombre d'élèves. Colonnes lues : note.",
    )
    expect(() => mapEntete(source, ['uai'])).toThrow(
      "colonne manquante : Nombre d'élèves. Colonnes lues : uai.",
    )
  })

  it('accepts records that carry only what they know', () => {
    expect(mapEntete(source, ['uai'], false).absents).toEqual(['eleves', 'note'])
  })
})

describe('generations and ignored columns', () => {
  it('a generation is known by its whole signature, to the letter', () => {
    expect(generationOf(source, ['coordX', 'uai', 'x'])).toBe('2026')
    expect(generationOf(source, ['Code établissement'])).toBe('2023')
    expect([generationOf(source, ['uai']), generationOf(source, ['code établissement'])]).toEqual([
      'inconnue',
      'inconnue',
    ])
  })

  it('a column is ignored by its title or by a pattern', () => {
    expect(['fax', 'Fax ', 'coordX', 'faxe', 'x'].map((titre) => isIgnored(source, titre))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
