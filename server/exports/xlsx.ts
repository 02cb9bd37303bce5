import { type Case, enXml, type Feuille, feuillesOf, mise } from './classeur.ts'
import { ASPECTS, type Aspect, STYLES, type Style } from './styles.ts'
import type { Cellule, Flux, Tableau } from './tableau.ts'
import { type Entree, writeZip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PAQUET = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** A cell holds no more characters than this. */
const TEXTE_MAX = 32_767

/** Rank of a text kept as text even when it begins like a formula; 0 is plain, declared styles follow. */
const TEXTE_PROTEGE = 1
const PREMIER_STYLE = 2
const RANGS = Object.fromEntries(STYLES.map((style, i) => [style, PREMIER_STYLE + i])) as Record<
  Style,
  number
>
const FORMULE = /^[=+\-@\t\r]/
/** Formats of our own are numbered from here. */
const PREMIER_FORMAT = 164

const STYLES_XML = writeStyles()

function writeStyles(): string {
  const aspects = STYLES.map((style) => ASPECTS[style])
  const police = ({ gras, taille = 11, encre }: Aspect): string =>
    `<font>${gras ? '<b/>' : ''}<sz val="${taille}"/>${encre ? `<color rgb="FF${encre}"/>` : ''}<name val="Calibri"/></font>`
  const fond = ({ fond }: Aspect): string =>
    fond
      ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${fond}"/></patternFill></fill>`
      : '<fill><patternFill patternType="none"/></fill>'
  const format = (aspect: Aspect, i: number): string =>
    `<numFmt numFmtId="${PREMIER_FORMAT + i}" formatCode="${formatOf(aspect)}"/>`
  // Excel keeps the first two backgrounds for itself.
  const decales = 2
  const style = (aspect: Aspect, i: number): string =>
    `<xf numFmtId="${PREMIER_FORMAT + i}" fontId="${1 + i}" fillId="${decales + i}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"${aspect.retour ? ' wrapText="1"' : ''}/></xf>`
  const simple = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
  const protege =
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>'
  const n = aspects.length
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${n}">${aspects.map(format).join('')}</numFmts><fonts count="${n + 1}">${[{}, ...aspects].map(police).join('')}</fonts><fills count="${n + decales}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${aspects.map(fond).join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${n + PREMIER_STYLE}">${simple}${protege}${aspects.map(style).join('')}</cellXfs></styleSheet>`
}

/** Code of a number format; `@` keeps a text as it is. */
function formatOf({ decimales, pourcentage }: Aspect): string {
  if (pourcentage) return '0\\ %'
  if (decimales === undefined) return '@'
  return decimales === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimales)}`
}

/** A workbook of Excel: sheets to be read, the data, then a sheet that explains them. */
export async function* writeXlsx(tableau: Tableau): Flux {
  yield* writeZip(entrees(tableau), tableau.notice.date)
}

async function* entrees(tableau: Tableau): AsyncGenerator<Entree> {
  const noms: string[] = []
  for await (const feuille of feuillesOf(tableau)) {
    noms.push(feuille.nom)
    const liensFeuille: Lien[] = []
    const nom = `sheet${noms.length}.xml`
    yield { nom: `xl/worksheets/${nom}`, contenu: writeFeuille(feuille, liensFeuille) }
    if (liensFeuille.length > 0) {
      yield { nom: `xl/worksheets/_rels/${nom}.rels`, contenu: [relations(liensFeuille)] }
    }
  }
  yield { nom: 'xl/styles.xml', contenu: [STYLES_XML] }
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

/** A cell that leads to an address. */
interface Lien {
  place: string
  adresse: string
}

/** @param liensFeuille receives the links met: their addresses stand in a file of their own. */
async function* writeFeuille(
  { lots, largeurs, entete }: Feuille,
  liensFeuille: Lien[],
): AsyncGenerator<string> {
  const figee =
    entete === null
      ? ''
      : `<pane ySplit="${entete}" topLeftCell="A${entete + 1}" activePane="bottomLeft" state="frozen"/>`
  const colonnes = largeurs
    .map((largeur, i) => `<col min="${i + 1}" max="${i + 1}" width="${largeur}" customWidth="1"/>`)
    .join('')
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView workbookViewId="0">${figee}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${colonnes && `<cols>${colonnes}</cols>`}<sheetData>`
  let rang = 0
  for await (const lot of lots) {
    let texte = ''
    for (const ligne of lot) {
      rang += 1
      texte += writeLigne(ligne, rang, liensFeuille)
    }
    yield texte
  }
  yield '</sheetData>'
  if (entete !== null && rang > entete) {
    yield `<autoFilter ref="A${entete}:${lettre(largeurs.length - 1)}${rang}"/>`
  }
  const ancres = liensFeuille.map(({ place }, i) => `<hyperlink ref="${place}" r:id="rId${i + 1}"/>`)
  if (ancres.length > 0) yield `<hyperlinks>${ancres.join('')}</hyperlinks>`
  yield '</worksheet>'
}

const relations = (liensFeuille: readonly Lien[]): string =>
  `${XML}<Relationships xmlns="${PAQUET}/relationships">${liensFeuille
    .map(
      ({ adresse }, i) =>
        `<Relationship Id="rId${i + 1}" Type="${OFFICE}/hyperlink" Target="${enXml(adresse)}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`

function writeLigne(ligne: readonly Case[], rang: number, liensFeuille: Lien[]): string {
  let texte = `<row r="${rang}">`
  for (let colonne = 0; colonne < ligne.length; colonne += 1) {
    const { valeur, style, lien } = mise(ligne[colonne] ?? null)
    const place = `${lettre(colonne)}${rang}`
    texte += writeCellule(valeur, style, place)
    if (lien !== undefined) liensFeuille.push({ place, adresse: lien })
  }
  return `${texte}</row>`
}

function writeCellule(cellule: Cellule, style: Style | null, place: string): string {
  if (cellule === null || cellule === '') return ''
  const rang = style ? RANGS[style] : typeof cellule === 'string' && FORMULE.test(cellule) ? TEXTE_PROTEGE : 0
  const apparence = rang === 0 ? '' : ` s="${rang}"`
  if (typeof cellule === 'number') return `<c r="${place}"${apparence}><v>${cellule}</v></c>`
  if (typeof cellule === 'boolean') return `<c r="${place}"${apparence} t="b"><v>${cellule ? 1 : 0}</v></c>`
  return `<c r="${place}"${apparence} t="inlineStr"><is><t xml:space="preserve">${enXml(cellule.slice(0, TEXTE_MAX))}</t></is></c>`
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
