import PDFDocument from 'pdfkit'
import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import type { Polices } from '../polices/polices.ts'
import { ENCRE, type Style } from './encre.ts'
import { ecrivable } from './net.ts'

/** A4, in points. */
export const PAGE = { largeur: 595.28, hauteur: 841.89 }
export const MARGE = 42
export const GAUCHE = MARGE
export const LARGEUR = PAGE.largeur - 2 * MARGE
const HAUT = 44
/** Under this, only the foot of the page. */
export const BAS = PAGE.hauteur - 52

/** What a document says of itself. */
export interface Identite {
  titre: string
  sujet: string
  /** Date of the data: files made twice are the same. */
  date: Date
}

/** How a text is set. */
export interface Pose extends Style {
  largeur?: number
  aligner?: 'left' | 'right' | 'center'
  interligne?: number
  /** Figures of equal width, so that a column of numbers can be compared. */
  colonne?: boolean
  /** Lines kept; what is beyond is cut with an ellipsis. */
  lignesMax?: number
}

interface OptionsStructure {
  alt?: string
  titre?: string
  portee?: 'Row' | 'Column'
  boite?: readonly [number, number, number, number]
}

type Element = PDFKit.PDFStructureElement

/**
 * A sheet one writes on from top to bottom, every word of it in the structure that screen readers follow. What only
 * decorates is an artefact.
 */
export class Papier {
  readonly doc: PDFKit.PDFDocument
  /** Where the next block goes. */
  y = HAUT
  readonly #pile: Element[]

  /** @param fond drawn under every page. */
  constructor(identite: Identite, polices: Polices, fond: (papier: Papier) => void) {
    this.doc = open(identite)
    this.doc.registerFont('normale', polices.normale)
    this.doc.registerFont('grasse', polices.grasse)
    const racine = this.doc.struct('Document')
    this.doc.addStructure(racine)
    this.#pile = [racine]
    this.doc.on('pageAdded', () => {
      // Tabulation follows the structure, as PDF/UA asks.
      Object.assign(this.doc.page.dictionary.data, { Tabs: 'S' })
      fond(this)
      this.y = HAUT
    })
    this.doc.addPage()
  }

  get #ici(): Element {
    return this.#pile.at(-1) as Element
  }

  /** A part of the document, holding others. */
  partie(type: string, contenu: () => void, options: OptionsStructure = {}): void {
    const element = this.doc.struct(type, optionsOf(options))
    this.#ici.add(element)
    this.#pile.push(element)
    contenu()
    this.#pile.pop()
    element.end()
  }

  /** A leaf of the structure: everything drawn by `dessiner` is its content. It must not cross a page. */
  feuille(type: string, draw: () => void, options: OptionsStructure = {}): void {
    this.#ici.add(this.doc.struct(type, optionsOf(options), [draw]))
  }

  /** What decorates and says nothing. */
  artefact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  /** A drawing with what it says in words. */
  figure(alt: string, boite: readonly [number, number, number, number], draw: () => void): void {
    this.feuille('Figure', draw, { alt: this.#net(alt), boite })
  }

  /** A link; its words are its content. */
  lien(texte: string, url: string, x: number, y: number, pose: Pose): number {
    let hauteur = 0
    const element = this.doc.struct('Link')
    this.#ici.add(element)
    element.add(() => {
      hauteur = this.texte(texte, x, y, pose)
    })
    const largeur = Math.min(pose.largeur ?? Number.POSITIVE_INFINITY, this.largeurTexte(texte, pose))
    // A wrapped string is what the package writes as text rather than as a name.
    const contenu = new String(this.#net(texte)) as string
    const options = { structParent: element, Contents: contenu }
    this.doc.link(x, y, largeur, hauteur, url, options)
    element.end()
    return hauteur
  }

  /** Writes at a place. @returns the height it took. */
  texte(contenu: string, x: number, y: number, pose: Pose): number {
    this.#choisir(pose)
    this.doc.fillColor(pose.encre ?? ENCRE)
    const depart = this.doc.text(this.#net(contenu), x, y, this.#options(pose))
    return depart.y - y
  }

  /** Height a text will take. */
  hauteurTexte(contenu: string, pose: Pose): number {
    this.#choisir(pose)
    const options = this.#options(pose)
    const libre = this.doc.heightOfString(this.#net(contenu), { ...options, height: undefined })
    return options.height === undefined ? libre : Math.min(libre, options.height)
  }

  /** Width of a text on one line. */
  largeurTexte(contenu: string, pose: Pose): number {
    this.#choisir(pose)
    return this.doc.widthOfString(this.#net(contenu), pose.colonne ? { features: EN_COLONNE } : {})
  }

  /** Makes sure that this height is left on the page; goes to the next one otherwise. @returns whether it did. */
  place(hauteur: number): boolean {
    if (this.y + hauteur <= BAS) return false
    this.doc.addPage()
    return true
  }

  /** Number of the current page, from 1. */
  get page(): number {
    return this.doc.bufferedPageRange().count
  }

  /** Draws the foot of every page, then ends the document. */
  close(pied: (numero: number, total: number) => void): void {
    const { count } = this.doc.bufferedPageRange()
    for (let i = 0; i < count; i += 1) {
      this.doc.switchToPage(i)
      this.artefact(() => pied(i + 1, count), 'Pagination')
    }
    this.#ici.end()
    this.doc.end()
  }

  #choisir({ gras, taille }: Style): void {
    this.doc.font(gras ? 'grasse' : 'normale').fontSize(taille)
  }

  #options({
    largeur,
    aligner,
    interligne = 0,
    lignesMax,
    taille,
    colonne,
  }: Pose): PDFKit.Mixins.TextOptions {
    const ligne = taille * INTERLIGNE_POLICE + interligne
    return {
      lineBreak: largeur !== undefined,
      ...(colonne && { features: EN_COLONNE }),
      lineGap: interligne,
      ...(largeur !== undefined && { width: largeur + JEU }),
      ...(aligner && { align: aligner }),
      ...(lignesMax !== undefined && { height: lignesMax * ligne + 0.1, ellipsis: '…' }),
    }
  }

  #net(texte: string): string {
    const police = (this.doc as unknown as { _font: { font: PoliceOuverte } })._font.font
    return ecrivable(withNoBreakSpaces(texte), (code) => police.hasGlyphForCodePoint(code))
  }
}

interface PoliceOuverte {
  hasGlyphForCodePoint(code: number): boolean
}

const EN_COLONNE: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum']
/** Height of a line of the typeface, in its size. */
const INTERLIGNE_POLICE = 1.3
/** A text measured on its own must fit in exactly that width. */
const JEU = 0.01

function open({ titre, sujet, date }: Identite): PDFKit.PDFDocument {
  const options = {
    size: [PAGE.largeur, PAGE.hauteur],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    tagged: true,
    subset: 'PDF/UA',
    pdfVersion: '1.7',
    lang: 'fr-FR',
    displayTitle: true,
    info: {
      Title: titre,
      Subject: sujet,
      Author: 'Cartable',
      Creator: 'Cartable',
      CreationDate: date,
      ModDate: date,
    },
  }
  // The types of the package ignore PDF/UA, which it knows.
  return new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions)
}

const optionsOf = ({ alt, titre, portee, boite }: OptionsStructure) => ({
  ...(alt !== undefined && { alt }),
  ...(titre !== undefined && { title: titre }),
  ...(portee && { scope: portee }),
  ...(boite && { bbox: [boite[0], boite[1], boite[0] + boite[2], boite[1] + boite[3]] }),
})
