import { enXml, type Feuille, feuillesDonnees } from './classeur.ts'
import { lignesNotice } from './notice.ts'
import type { Cellule, Flux, Tableau } from './tableau.ts'
import { type Entree, ecrireZip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PAQUET = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** A cell holds no more characters than this. */
const TEXTE_MAX = 32_767

/** Styles, by rank: plain, header, and text kept as text even when it begins like a formula. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`
const ENTETE = 1
const TEXTE_PROTEGE = 2
const FORMULE = /^[=+\-@\t\r]/

/** A workbook of Excel: the data, then a sheet that explains them. */
export async function* ecrireXlsx(tableau: Tableau): Flux {
  yield* ecrireZip(entrees(tableau), tableau.notice.date)
}

async function* entrees(tableau: Tableau): AsyncGenerator<Entree> {
  const noms: string[] = []
  const feuille = (nom: string, lots: Feuille['lots'], donnees: boolean): Entree => {
    noms.push(nom)
    return { nom: `xl/worksheets/sheet${noms.length}.xml`, contenu: ecrireFeuille(lots, donnees) }
  }
  for await (const { nom, lots } of feuillesDonnees(tableau)) yield feuille(nom, lots, true)
  yield feuille('Définitions', unSeulLot(lignesNotice(tableau.notice, tableau.colonnes)), false)
  yield { nom: 'xl/styles.xml', contenu: [STYLES] }
  yield { nom: 'xl/workbook.xml', contenu: [classeur(noms)] }
  yield { nom: 'xl/_rels/workbook.xml.rels', contenu: [liens(noms)] }
  yield {
    nom: '_rels/.rels',
    contenu: [
      `${XML}<Relationships xmlns="${PAQUET}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  }
  yield { nom: '[Content_Types].xml', contenu: [types(noms)] }
}

async function* unSeulLot(lignes: readonly Cellule[][]): Feuille['lots'] & AsyncGenerator {
  yield lignes
}

async function* ecrireFeuille(lots: Feuille['lots'], donnees: boolean): AsyncGenerator<string> {
  const vue = donnees
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : '<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="32" customWidth="1"/><col min="2" max="2" width="70" customWidth="1"/></cols>'
  yield `${XML}<worksheet xmlns="${MAIN}">${vue.replace('<cols>', '<sheetFormatPr defaultRowHeight="15"/><cols>')}<sheetData>`
  let rang = 0
  for await (const lot of lots) {
    let texte = ''
    for (const ligne of lot) {
      rang += 1
      texte += ecrireLigne(ligne, rang, donnees && rang === 1)
    }
    yield texte
  }
  yield '</sheetData></worksheet>'
}

function ecrireLigne(ligne: readonly Cellule[], rang: number, entete: boolean): string {
  let texte = `<row r="${rang}">`
  for (let colonne = 0; colonne < ligne.length; colonne += 1) {
    texte += ecrireCellule(ligne[colonne] ?? null, `${lettre(colonne)}${rang}`, entete)
  }
  return `${texte}</row>`
}

function ecrireCellule(cellule: Cellule, place: string, entete: boolean): string {
  if (cellule === null || cellule === '') return ''
  if (typeof cellule === 'number') return `<c r="${place}"><v>${cellule}</v></c>`
  if (typeof cellule === 'boolean') return `<c r="${place}" t="b"><v>${cellule ? 1 : 0}</v></c>`
  const style = entete ? ` s="${ENTETE}"` : FORMULE.test(cellule) ? ` s="${TEXTE_PROTEGE}"` : ''
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${enXml(cellule.slice(0, TEXTE_MAX))}</t></is></c>`
}

const LETTRES: string[] = []

/** Name of a column from its rank: 0 is A, 26 is AA. */
function lettre(rang: number): string {
  const connue = LETTRES[rang]
  if (connue) return connue
  const nom = (rang < 26 ? '' : lettre(Math.floor(rang / 26) - 1)) + String.fromCharCode(65 + (rang % 26))
  LETTRES[rang] = nom
  return nom
}

const classeur = (noms: readonly string[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${noms
    .map((nom, rang) => `<sheet name="${enXml(nom)}" sheetId="${rang + 1}" r:id="rId${rang + 1}"/>`)
    .join('')}</sheets></workbook>`

const liens = (noms: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PAQUET}/relationships">${noms
    .map(
      (_, rang) =>
        `<Relationship Id="rId${rang + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${rang + 1}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="rId${noms.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

const types = (noms: readonly string[]): string =>
  `${XML}<Types xmlns="${PAQUET}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${noms
    .map(
      (_, rang) =>
        `<Override PartName="/xl/worksheets/sheet${rang + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
    )
    .join('')}</Types>`
