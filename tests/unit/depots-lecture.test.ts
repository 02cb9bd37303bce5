import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { letterOfUai } from '../../data/catalogue/model/uai.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import { judgeLignes } from '../../etl/depots/lire.ts'
import { openFichier } from '../../etl/depots/ouvrir.ts'
import { Archive } from '../../etl/steps/read/archive.ts'
import { writeZip } from '../../server/exports/zip.ts'
import { formatOfOctets } from '../../server/queries/depots/format.ts'

const equipement = findSource('equipement') as SourceTabulaire
const TODAY = new Date('2026-11-20T12:00:00Z')
const [A, B] = ['0350001', '0350002'].map((chiffres) => chiffres + letterOfUai(chiffres)) as [string, string]

let dossier = ''
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'cartable-depots-'))
})
afterAll(() => rm(dossier, { recursive: true, force: true }))

async function write(contenu: string | Buffer): Promise<string> {
  const chemin = join(dossier, 'fichier')
  await writeFile(chemin, contenu)
  return chemin
}

async function archiver(fichiers: Record<string, string>): Promise<string> {
  const morceaux: Buffer[] = []
  const entrees = Object.entries(fichiers).map(([nom, texte]) => ({
    nom,
    contenu: [texte],
    brute: nom === 'mimetype',
  }))
  for await (const morceau of writeZip(entrees, TODAY)) morceaux.push(morceau)
  return write(Buffer.concat(morceaux))
}

/** Lines of a file as they are judged: `[line, school, values]` or `[line, reason]`. */
async function read(chemin: string, format: 'csv' | 'xlsx' | 'ods') {
  const fichier = await openFichier(equipement, chemin, format)
  const lues: unknown[] = []
  try {
    for await (const jugee of judgeLignes(equipement, fichier, { today: TODAY, demonstration: false })) {
      if ('acceptee' in jugee) {
        const { ligne, code, campagne, valeurs, statuts } = jugee.acceptee
        lues.push([ligne, code, campagne, { ...valeurs, ...statuts }])
      } else {
        const { ligne, fautes } = jugee.rejetee
        lues.push([ligne, ...fautes.flatMap(({ refus: { code, colonne } }) => [code, colonne])])
      }
    }
  } finally {
    await fichier.close()
  }
  return { lues, avertissements: fichier.avertissements }
}

const ATTENDU = [
  [2, A, '2024', { terminaux: 12, ent: true, ent_projet: 'Été œuvre' }],
  [3, B, '2024', { terminaux: 3, ent: null, ent_projet: null }],
]
const TEXTE = `uai;campagne;terminaux;ent;ent_projet\r\n${A};2024;12;oui;Été œuvre\r\n${B};2024;3;;\r\n`
/** œ is 9C there, and nowhere in Latin-1. */
const enWindows1252 = (texte: string): Buffer => Buffer.from(texte.replaceAll('œ', '\u009c'), 'latin1')

describe('a CSV', () => {
  it.each([
    ['semicolons, UTF-8', TEXTE],
    ['commas', TEXTE.replaceAll(';', ',')],
    ['tabs', TEXTE.replaceAll(';', '\t')],
    ['a byte order mark', `\ufeff${TEXTE}`],
    ['line feeds alone', TEXTE.replaceAll('\r\n', '\n')],
    ['Windows-1252', enWindows1252(TEXTE)],
  ])('with %s is read the same', async (_, contenu) => {
    expect((await read(await write(contenu), 'csv')).lues).toEqual(ATTENDU)
  })
})

const XLSX = (feuille: string, plus: Record<string, string> = {}) => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml':
    '<workbook xmlns:r="urn:r"><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Parc" sheetId="2" r:id="rId2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>',
  'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${feuille}</sheetData></worksheet>`,
  ...plus,
})

/** A row of inline texts. */
const rangee = (r: number, ...textes: string[]) =>
  `<row r="${r}">${textes.map((t) => `<c t="inlineStr"><is><t>${t}</t></is></c>`).join('')}</row>`

describe('a workbook of Excel', () => {
  it('gives what its cells show: shared texts, dates, shares, yes and no; a title above, a hole between', async () => {
    const chemin = await archiver(
      XLSX(
        `${rangee(1, 'Parc des collèges')}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c><c r="E3" t="s"><v>3</v></c><c r="F3" t="s"><v>4</v></c></row>
        <row r="4"><c r="A4" t="str"><v>${A}</v></c><c r="B4"><v>2024</v></c><c r="D4" s="1"><v>45614</v></c><c r="E4" s="2"><v>0.875</v></c><c r="F4" t="b"><v>1</v></c></row>
        <row r="9"><c r="A9" t="inlineStr"><is><t>${B}</t></is></c><c r="B9"><v>2024</v></c><c r="D9"/><c r="E9"><v>8.7500000000000008E1</v></c><c r="F9" t="e"><v>#N/A</v></c></row>`,
        {
          'xl/sharedStrings.xml':
            '<sst><si><t>uai</t></si><si><r><t>cam</t></r><r><t>pagne</t></r><rPh><t>x</t></rPh></si><si><t>date_saisie</t></si><si><t>part_salles_connectees</t></si><si><t>charte</t></si></sst>',
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>',
        },
      ),
    )
    expect(await formatOfOctets(chemin)).toBe('xlsx')
    expect((await read(chemin, 'xlsx')).lues).toEqual([
      [4, A, '2024', { date_saisie: '2024-11-18', part_salles_connectees: 87.5, charte: true }],
      [9, B, '2024', { date_saisie: null, part_salles_connectees: 87.5, charte: null }],
    ])
  })

  it('whose row is wider than its header has this row rejected', async () => {
    const chemin = await archiver(
      XLSX(rangee(1, 'uai', 'campagne', 'charte') + rangee(2, A, '2024', 'oui', 'trop')),
    )
    expect((await read(chemin, 'xlsx')).lues).toEqual([[2, 'nombre_de_colonnes', null]])
  })
})

const ODS = (rangees: string, plus: Record<string, string> = {}) => ({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table>${rangees}</table:table><table:table><table:table-row><table:table-cell><text:p>autre</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
  ...plus,
})
const cellule = (texte: string, attributs = '') =>
  `<table:table-cell ${attributs}><text:p>${texte}</text:p></table:table-cell>`
const nombreOds = (valeur: string, type = 'float') =>
  `<table:table-cell office:value-type="${type}" office:value="${valeur}"><text:p>…</text:p></table:table-cell>`

describe('a workbook of LibreOffice', () => {
  it('gives what its cells show: repeated cells and rows, dates, shares, a note left aside', async () => {
    const chemin = await archiver(
      ODS(
        `<table:table-row>${['uai', 'campagne', 'tablettes', 'ordinateurs_portables', 'date_saisie', 'part_salles_connectees'].map((t) => cellule(t)).join('')}<table:table-cell table:number-columns-repeated="16378"/></table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>${A}</text:p></table:table-cell>${nombreOds('2024')}<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="4"><text:p>4</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-11-18T00:00:00"><text:p>18/11/24</text:p></table:table-cell>${nombreOds('0.875', 'percentage')}</table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      ),
    )
    expect(await formatOfOctets(chemin)).toBe('ods')
    expect((await read(chemin, 'ods')).lues).toEqual([
      [
        5,
        A,
        '2024',
        {
          tablettes: 4,
          ordinateurs_portables: 4,
          date_saisie: '2024-11-18',
          part_salles_connectees: 87.5,
        },
      ],
    ])
  })

  it('that is protected by a password says so', async () => {
    const chemin = await archiver(
      ODS('', { 'META-INF/manifest.xml': '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>' }),
    )
    await expect(read(chemin, 'ods')).rejects.toThrow('mot de passe')
  })
})

describe('a hostile archive', () => {
  const readAll = async (archive: Archive, nom: string): Promise<number> => {
    let octets = 0
    for await (const morceau of archive.read(nom)) octets += morceau.length
    return octets
  }

  it('that swells is given up after a bounded number of bytes', async () => {
    const chemin = await archiver({ bombe: 'a'.repeat(30_000_000) })
    const archive = await Archive.open(chemin, 1_000_000)
    await expect(readAll(archive, 'bombe')).rejects.toThrow('démesurément')
    await archive.close()
    const large = await Archive.open(chemin)
    expect(await readAll(large, 'bombe')).toBe(30_000_000)
    await large.close()
  })

  it.each([
    [
      'declares entities',
      XLSX('', {
        'xl/worksheets/sheet2.xml':
          '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>',
      }),
      'déclare des entités',
    ],
    ['is not well formed', XLSX('<row><c></row>'), 'bien formé'],
    [
      'stands a cell in the last column',
      XLSX('<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>'),
      'colonnes',
    ],
    ['has no visible sheet', { ...XLSX(''), 'xl/workbook.xml': '<workbook/>' }, 'aucune feuille visible'],
    ['has an empty sheet', XLSX(''), 'vide'],
    ['has another header', XLSX(rangee(1, 'a', 'b')), 'Aucune colonne du schéma'],
  ])('that %s is refused in words', async (_, fichiers, message) => {
    await expect(read(await archiver(fichiers), 'xlsx')).rejects.toThrow(message)
  })

  it('that is cut short, encrypted or empty is refused in words', async () => {
    const chemin = await archiver(XLSX(rangee(1, 'uai', 'campagne', 'charte')))
    const octets = await readFile(chemin)
    const coupee = octets.subarray(0, octets.length - 30)
    await expect(Archive.open(await write(coupee))).rejects.toThrow('tronquée')
    await expect(Archive.open(await write('PK'))).rejects.toThrow('tronquée')
    const chiffree = Buffer.from(octets)
    for (
      let at = chiffree.indexOf('PK\u0001\u0002');
      at !== -1;
      at = chiffree.indexOf('PK\u0001\u0002', at + 4)
    )
      chiffree.writeUInt16LE(1, at + 8)
    await expect(read(await write(chiffree), 'xlsx')).rejects.toThrow('mot de passe')
  })
})
