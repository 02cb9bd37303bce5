import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, fixture, openBanc, recevoir, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const annuaire = (nom: string) => recevoir(banc, 'annuaire', fixture(`annuaire/${nom}`))
const HEADER =
  'rentree_scolaire;academie;code_du_departement;departement;uai;nom_de_l_etablissment;code_insee_de_la_commune;nom_de_la_commune;secteur;effectifs;ips'
const ecole = (n: number, nom = 'ECOLE') =>
  `2022-2023;RENNES;035;ILLE-ET-VILAINE;${uaiOf(n)};${nom};35238;RENNES;public;53.0;89.5`

describe('writings of one same table', () => {
  const NOMS = ['École privée du Sacré-Cœur', 'Collège Élisée']

  it.each([
    ['windows-1252-crlf.csv', 'windows-1252'],
    ['bom-crlf.csv', 'utf-8'],
    ['retour-chariot-seul.csv', 'utf-8'],
  ])('%s is read as %s', async (nom, encodage) => {
    const { resultat, releves } = await annuaire(nom)
    expect(resultat.fichier.encodage).toBe(encodage)
    expect(resultat.fichier.encodageMelange).toBe(false)
    expect(releves.map(({ valeurs }) => valeurs.nom)).toEqual(NOMS)
    expect(releves[0]?.valeurs.adresse).toBe('Place de l’Œuvre à 10 €')
    expect(releves.map(({ ligne }) => ligne)).toEqual([2, 3])
    expect(resultat.bilan).toMatchObject({ lues: 2, chargees: 2, rejetees: 0 })
  })

  it('keeps separators, quotes and line ends inside quotes, and counts their lines', async () => {
    const { releves } = await annuaire('guillemets.csv')
    expect(releves.map(({ valeurs, ligne }) => [valeurs.nom, ligne])).toEqual([
      ['École ; annexe "Le Petit"', 2],
      ['École des Deux Lignes', 3],
      ['École 359953', 5],
    ])
  })

  it('is read through gzip, whatever its name says', async () => {
    const content = await readFile(fixture('annuaire/bom-crlf.csv'))
    for (const nom of ['annuaire_a.csv.gz', 'annuaire_b.csv']) {
      const { resultat, releves } = await recevoir(banc, 'annuaire', await banc.write(nom, gzipSync(content)))
      expect(resultat.fichier.gzip).toBe(true)
      expect(resultat.fichier.octetsDecompresses).toBe(content.length)
      expect(releves.map(({ valeurs }) => valeurs.nom)).toEqual(NOMS)
    }
  })

  it.each([
    [',', 'virgule'],
    ['\t', 'tabulation'],
    ['|', 'barre'],
  ])('is read with the separator %j', async (separateur, nom) => {
    const text = `${HEADER}\n${ecole(350001)}\n`.replaceAll(';', separateur)
    const { releves } = await recevoir(banc, 'ips-ecoles', await banc.write(`${nom}.csv`, text))
    expect(releves.map(({ valeurs }) => valeurs)).toEqual([{ eleves: 53, ips: 89.5 }])
  })

  it('loses no line where the file has blank ones', async () => {
    const text = `${HEADER}\n\n${ecole(350002)}\n\n\n${ecole(350003)}`
    const { releves, resultat } = await recevoir(banc, 'ips-ecoles', await banc.write('vides.csv', text))
    expect(releves.map(({ ligne }) => ligne)).toEqual([3, 6])
    expect(resultat.bilan.lues).toBe(2)
  })

  it('reads a quoted cell on two lines near the top, and titles with a lone quote', async () => {
    const text = `Publié le 23" novembre\n${HEADER}\n${ecole(350004, '"ECOLE\n; LES PINS"')}\n${ecole(350005)}\n`
    const { releves } = await recevoir(banc, 'ips-ecoles', await banc.write('deux-lignes.csv', text))
    expect(releves.map(({ code, ligne }) => [code, ligne])).toEqual([
      [uaiOf(350004), 3],
      [uaiOf(350005), 5],
    ])
  })
})

describe('mixed encodings', () => {
  it('reject only the lines that cannot be read', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => ecole(350200 + i, 'ÉCOLE'))
    const bytes = [HEADER, ...lines].map((line, i) => Buffer.from(`${line}\n`, i === 7 ? 'latin1' : 'utf8'))
    const { resultat, releves, rejets } = await recevoir(
      banc,
      'ips-ecoles',
      await banc.write('melange.csv', Buffer.concat(bytes)),
    )
    expect(resultat.fichier).toMatchObject({ encodage: 'utf-8', encodageMelange: true })
    expect(resultat.echecs).toEqual([])
    expect(releves).toHaveLength(39)
    expect(rejets).toEqual([expect.objectContaining({ ligne: 8, code: 'encodage' })])
  })

  it('are not suspected when a block of a very long line ends inside a character', async () => {
    // Blocks are even in length and these characters take two bytes, from an odd position.
    const long = `[{"patronyme":"${'É'.repeat(4_000_000)}","numero_ecole":"${uaiOf(350400)}","rentree_scolaire":"2024"}]`
    const { resultat } = await recevoir(banc, 'effectifs-ecoles', await banc.write('longue.json', long))
    expect(resultat.fichier).toMatchObject({ encodage: 'utf-8', encodageMelange: false })
    expect(resultat.bilan).toMatchObject({ chargees: 1, rejetees: 0 })
  })
})

describe('characters that PostgreSQL cannot hold', () => {
  it.each(['\u0000', '\ud800'])('reject their line, and nothing else: %j', async (char) => {
    const rows = [`Nom ${char} coupé`, 'Nom entier'].map((nom, i) => ({
      identifiant_de_l_etablissement: uaiOf(359981 + i),
      nom_etablissement: nom,
      type_etablissement: 'Ecole',
      statut_public_prive: 'Public',
      code_commune: '35238',
      code_departement: '035',
    }))
    const chemin = await banc.write('interdits.json', JSON.stringify(rows))
    const { releves, rejets } = await recevoir(banc, 'annuaire', chemin)
    expect(releves.map(({ valeurs }) => valeurs.nom)).toEqual(['Nom entier'])
    expect(rejets).toEqual([
      expect.objectContaining({ ligne: 1, colonne: 'Nom_etablissement', code: 'caractere_interdit' }),
    ])
  })
})
