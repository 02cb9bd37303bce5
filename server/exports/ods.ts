import { type Case, enXml, type Feuille, feuillesOf, mise } from './classeur.ts'
import { ASPECTS, STYLES, type Style } from './styles.ts'
import type { Flux, Tableau } from './tableau.ts'
import { type Entree, writeZip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const MIME = 'application/vnd.oasis.opendocument.spreadsheet'
const ODF = 'urn:oasis:names:tc:opendocument:xmlns'
const ESPACE_INSECABLE = '\u00a0'

const MANIFESTE = `${XML}<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${MIME}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`
/** Nothing of its own, but some readers refuse a spreadsheet without it. */
const STYLES_COMMUNS = `${XML}<office:document-styles xmlns:office="${ODF}:office:1.0" xmlns:style="${ODF}:style:1.0" office:version="1.2"><office:styles><style:default-style style:family="table-cell"/></office:styles></office:document-styles>`
/** Widest column, in characters. */
const LARGEUR_MAX = 120
/** Width of a character of the plain size. */
const CARACTERE_CM = 0.21

const LARGEURS = Array.from(
  { length: LARGEUR_MAX },
  (_, i) =>
    `<style:style style:name="l${i + 1}" style:family="table-column"><style:table-column-properties style:column-width="${((i + 1) * CARACTERE_CM).toFixed(2)}cm"/></style:style>`,
)
const DEBUT = `${XML}<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0" xmlns:style="${ODF}:style:1.0" xmlns:number="${ODF}:datastyle:1.0" xmlns:fo="${ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:automatic-styles>${LARGEURS.join('')}${STYLES.map(writeStyle).join('')}</office:automatic-styles><office:body><office:spreadsheet>`
const FIN = '</office:spreadsheet></office:body></office:document-content>'

function writeStyle(nom: Style): string {
  const { gras, taille, encre, fond, retour, decimales, pourcentage } = ASPECTS[nom]
  const chiffres = `<number:number number:decimal-places="${decimales ?? 0}" number:min-decimal-places="${decimales ?? 0}" number:min-integer-digits="1" number:grouping="true"/>`
  const format = pourcentage
    ? `<number:percentage-style style:name="n-${nom}">${chiffres}<number:text>${ESPACE_INSECABLE}%</number:text></number:percentage-style>`
    : decimales === undefined
      ? ''
      : `<number:number-style style:name="n-${nom}">${chiffres}</number:number-style>`
  const lettres = [
    gras ? 'fo:font-weight="bold"' : '',
    taille ? `fo:font-size="${taille}pt"` : '',
    encre ? `fo:color="#${encre}"` : '',
  ]
  const cellule = [
    fond ? `fo:background-color="#${fond}"` : '',
    retour ? 'fo:wrap-option="wrap"' : '',
    'style:vertical-align="top"',
  ]
  return `${format}<style:style style:name="s-${nom}" style:family="table-cell"${format && ` style:data-style-name="n-${nom}"`}><style:table-cell-properties ${cellule.filter(Boolean).join(' ')}/><style:text-properties ${lettres.filter(Boolean).join(' ')}/></style:style>`
}

/**
 * An OpenDocument spreadsheet: sheets to be read, the data, then a sheet that explains them. Its cells are typed:
 * none is a formula.
 */
export async function* writeOds(tableau: Tableau): Flux {
  const entrees: Entree[] = [
    { nom: 'mimetype', contenu: [MIME], brute: true },
    { nom: 'META-INF/manifest.xml', contenu: [MANIFESTE] },
    { nom: 'styles.xml', contenu: [STYLES_COMMUNS] },
    { nom: 'content.xml', contenu: writeContenu(tableau) },
  ]
  yield* writeZip(entrees, tableau.notice.date)
}

async function* writeContenu(tableau: Tableau): AsyncGenerator<string> {
  yield DEBUT
  for await (const feuille of feuillesOf(tableau)) yield* writeFeuille(feuille)
  yield FIN
}

async function* writeFeuille({ nom, largeurs, lots }: Feuille): AsyncGenerator<string> {
  const colonnes = largeurs.map(
    (largeur) => `<table:table-column table:style-name="l${Math.min(LARGEUR_MAX, Math.ceil(largeur))}"/>`,
  )
  yield `<table:table table:name="${enXml(nom)}">${colonnes.join('')}`
  for await (const lot of lots) yield lot.map(writeLigne).join('')
  yield '</table:table>'
}

const writeLigne = (ligne: readonly Case[]): string =>
  `<table:table-row>${ligne.length === 0 ? '<table:table-cell/>' : ligne.map(writeCellule).join('')}</table:table-row>`

function writeCellule(cellule: Case): string {
  const { valeur, style, lien } = mise(cellule)
  if (valeur === null || valeur === '') return '<table:table-cell/>'
  const apparence = style ? ` table:style-name="s-${style}"` : ''
  if (typeof valeur === 'number') {
    const type = style === 'part' ? 'percentage' : 'float'
    return `<table:table-cell${apparence} office:value-type="${type}" office:value="${valeur}"><text:p>${String(valeur).replace('.', ',')}</text:p></table:table-cell>`
  }
  if (typeof valeur === 'boolean') {
    return `<table:table-cell${apparence} office:value-type="boolean" office:boolean-value="${valeur}"><text:p>${valeur ? 'VRAI' : 'FAUX'}</text:p></table:table-cell>`
  }
  const paragraphes = enXml(valeur)
    .split(/\r\n|\r|\n/)
    .map((texte) => texte.replace(/\t/g, '<text:tab/>').replace(/ {2,}/g, espaces))
    .map((texte) =>
      lien ? `<text:a xlink:type="simple" xlink:href="${enXml(lien)}">${texte}</text:a>` : texte,
    )
    .map((texte) => `<text:p>${texte}</text:p>`)
  return `<table:table-cell${apparence} office:value-type="string">${paragraphes.join('')}</table:table-cell>`
}

/** OpenDocument merges spaces unless they are counted. */
const espaces = (suite: string): string => ` <text:s text:c="${suite.length - 1}"/>`
