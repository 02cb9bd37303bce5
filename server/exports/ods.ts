import { enXml, type Feuille, feuillesDonnees } from './classeur.ts'
import { lignesNotice } from './notice.ts'
import type { Cellule, Flux, Tableau } from './tableau.ts'
import { type Entree, ecrireZip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const MIME = 'application/vnd.oasis.opendocument.spreadsheet'
const ODF = 'urn:oasis:names:tc:opendocument:xmlns'

const MANIFESTE = `${XML}<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${MIME}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
const DEBUT = `${XML}<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>`
const FIN = '</office:spreadsheet></office:body></office:document-content>'

/** An OpenDocument spreadsheet: the data, then a sheet that explains them. Its cells are typed: none is a formula. */
export async function* ecrireOds(tableau: Tableau): Flux {
  const entrees: Entree[] = [
    { nom: 'mimetype', contenu: [MIME], brute: true },
    { nom: 'META-INF/manifest.xml', contenu: [MANIFESTE] },
    { nom: 'content.xml', contenu: ecrireContenu(tableau) },
  ]
  yield* ecrireZip(entrees, tableau.notice.date)
}

async function* ecrireContenu(tableau: Tableau): AsyncGenerator<string> {
  yield DEBUT
  for await (const feuille of feuillesDonnees(tableau)) yield* ecrireFeuille(feuille, tableau.colonnes.length)
  const notice = lignesNotice(tableau.notice, tableau.colonnes)
  yield `<table:table table:name="Définitions"><table:table-column table:number-columns-repeated="6"/>${notice.map(ecrireLigne).join('')}</table:table>${FIN}`
}

async function* ecrireFeuille({ nom, lots }: Feuille, largeur: number): AsyncGenerator<string> {
  yield `<table:table table:name="${enXml(nom)}"><table:table-column table:number-columns-repeated="${largeur}"/>`
  for await (const lot of lots) yield lot.map(ecrireLigne).join('')
  yield '</table:table>'
}

const ecrireLigne = (ligne: readonly Cellule[]): string =>
  `<table:table-row>${ligne.length === 0 ? '<table:table-cell/>' : ligne.map(ecrireCellule).join('')}</table:table-row>`

function ecrireCellule(cellule: Cellule): string {
  if (cellule === null || cellule === '') return '<table:table-cell/>'
  if (typeof cellule === 'number') {
    return `<table:table-cell office:value-type="float" office:value="${cellule}"><text:p>${String(cellule).replace('.', ',')}</text:p></table:table-cell>`
  }
  if (typeof cellule === 'boolean') {
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${cellule}"><text:p>${cellule ? 'VRAI' : 'FAUX'}</text:p></table:table-cell>`
  }
  const paragraphes = enXml(cellule)
    .split(/\r\n|\r|\n/)
    .map((texte) => `<text:p>${texte.replace(/\t/g, '<text:tab/>').replace(/ {2,}/g, espaces)}</text:p>`)
  return `<table:table-cell office:value-type="string">${paragraphes.join('')}</table:table-cell>`
}

/** OpenDocument merges spaces unless they are counted. */
const espaces = (suite: string): string => ` <text:s text:c="${suite.length - 1}"/>`
