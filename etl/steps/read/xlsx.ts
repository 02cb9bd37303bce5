import { ErreurUtilisateur } from '../../erreur.ts'
import type { Archive } from './archive.ts'
import { arrondi, COLONNES_MAX, type LigneLue, trop } from './ligne-lue.ts'
import { followXml, readXml } from './xml.ts'

/** Texts shared by the cells of a workbook are kept in memory: so many characters at most. */
const TEXTES_MAX = 48 * 1024 * 1024
const JOUR_MS = 86_400_000

/** Rows of the first visible sheet of an Excel workbook (Office Open XML), with their numbers there. */
export async function* readXlsx(archive: Archive): AsyncGenerator<LigneLue> {
  const { feuille, depart } = await readClasseur(archive)
  const textes = archive.has('xl/sharedStrings.xml') ? await readTextes(archive) : []
  const styles = archive.has('xl/styles.xml') ? await readStyles(archive) : []
  const pretes: LigneLue[] = []
  const lecteur = new LecteurFeuille(textes, styles, depart, (ligne) => pretes.push(ligne))
  for await (const _ of followXml(archive.read(feuille), lecteur)) yield* pretes.splice(0)
}

/** Path of the first visible sheet, and the day from which dates are counted. */
async function readClasseur(archive: Archive): Promise<{ feuille: string; depart: number }> {
  let premiere: string | undefined
  let depart = Date.UTC(1899, 11, 30)
  await readXml(archive.read('xl/workbook.xml'), {
    open(nom, { id, state, date1904 }) {
      if (nom === 'sheet' && premiere === undefined && state !== 'hidden' && state !== 'veryHidden')
        premiere = id
      if (nom === 'workbookPr' && (date1904 === '1' || date1904 === 'true')) depart = Date.UTC(1904, 0, 1)
    },
  })
  let cible: string | undefined
  await readXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open(nom, { Id, Target }) {
      if (nom === 'Relationship' && Id !== undefined && Id === premiere) cible = Target
    },
  })
  const feuille = cible?.startsWith('/') ? cible.slice(1) : `xl/${cible}`
  if (cible === undefined || !archive.has(feuille)) {
    throw new ErreurUtilisateur('Le classeur n’a aucune feuille visible.')
  }
  return { feuille, depart }
}

async function readTextes(archive: Archive): Promise<string[]> {
  const textes: string[] = []
  let courant = ''
  let total = 0
  let [ecrit, phonetique] = [false, false]
  await readXml(archive.read('xl/sharedStrings.xml'), {
    open(nom) {
      if (nom === 'si') courant = ''
      else if (nom === 't') ecrit = !phonetique
      else if (nom === 'rPh') phonetique = true
    },
    text(texte) {
      if (!ecrit) return
      total += texte.length
      if (total > TEXTES_MAX) throw trop('textes')
      courant += texte
    },
    close(nom) {
      if (nom === 'si') textes.push(courant)
      else if (nom === 't') ecrit = false
      else if (nom === 'rPh') phonetique = false
    },
  })
  return textes
}

type Montre = 'date' | 'pourcent' | 'nombre'

/** Formats that every workbook has without declaring them. */
function formatConnu(id: number): Montre {
  if (id === 9 || id === 10) return 'pourcent'
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58) ? 'date' : 'nombre'
}

function formatEcrit(format: string): Montre {
  const nu = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (/[ymdhs]/i.test(nu)) return 'date'
  return nu.includes('%') ? 'pourcent' : 'nombre'
}

/** For each style of cell, how it shows a number. */
async function readStyles(archive: Archive): Promise<Montre[]> {
  const declares = new Map<number, Montre>()
  const styles: Montre[] = []
  let dedans = false
  await readXml(archive.read('xl/styles.xml'), {
    open(nom, { numFmtId, formatCode }) {
      if (nom === 'numFmt') declares.set(Number(numFmtId), formatEcrit(formatCode ?? ''))
      else if (nom === 'cellXfs') dedans = true
      else if (nom === 'xf' && dedans) {
        styles.push(declares.get(Number(numFmtId)) ?? formatConnu(Number(numFmtId)))
      }
    },
    close(nom) {
      if (nom === 'cellXfs') dedans = false
    },
  })
  return styles
}

class LecteurFeuille {
  #ligne = 0
  #colonne = 0
  #cellules: string[] = []
  #type = ''
  #style = 0
  #valeur = ''
  #ecrit = false

  constructor(
    private readonly textes: readonly string[],
    private readonly styles: readonly Montre[],
    private readonly depart: number,
    private readonly donner: (ligne: LigneLue) => void,
  ) {}

  open(nom: string, attributs: Record<string, string>): void {
    if (nom === 'row') {
      this.#ligne = attributs.r === undefined ? this.#ligne + 1 : Number(attributs.r)
      this.#cellules = []
      this.#colonne = 0
    } else if (nom === 'c') {
      this.#colonne = attributs.r === undefined ? this.#colonne + 1 : colonneOf(attributs.r)
      if (!(this.#colonne <= COLONNES_MAX)) throw trop('colonnes')
      this.#type = attributs.t ?? 'n'
      this.#style = Number(attributs.s ?? -1)
      this.#valeur = ''
    } else if (nom === 'v' || nom === 't') this.#ecrit = true
  }

  text(texte: string): void {
    if (this.#ecrit) this.#valeur += texte
  }

  close(nom: string): void {
    if (nom === 'v' || nom === 't') this.#ecrit = false
    else if (nom === 'c') {
      while (this.#cellules.length < this.#colonne) this.#cellules.push('')
      this.#cellules[this.#colonne - 1] = this.#texteOf()
    } else if (nom === 'row') this.donner({ ligne: this.#ligne, cellules: this.#cellules })
  }

  #texteOf(): string {
    if (this.#type === 's') return this.textes[Number(this.#valeur)] ?? ''
    if (this.#type !== 'n' || this.#valeur === '') return this.#valeur
    const nombre = Number(this.#valeur)
    if (!Number.isFinite(nombre)) return this.#valeur
    const montre = this.styles[this.#style]
    if (montre === 'date') return dateOf(this.depart, nombre)
    // Shown as 87,5 %, kept as 0.875: the schema counts from 0 to 100.
    return arrondi(montre === 'pourcent' ? 100 * nombre : nombre)
  }
}

function dateOf(depart: number, jours: number): string {
  const date = new Date(depart + Math.floor(jours) * JOUR_MS)
  return Number.isNaN(date.getTime()) ? String(jours) : date.toISOString().slice(0, 10)
}

/** `B12` stands in column 2. */
function colonneOf(reference: string): number {
  let colonne = 0
  for (const lettre of reference.replace(/\d+$/, '')) colonne = colonne * 26 + lettre.charCodeAt(0) - 64
  return colonne
}
