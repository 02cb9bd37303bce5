import { ErreurUtilisateur } from '../../erreur.ts'
import type { Archive } from './archive.ts'
import { arrondi, COLONNES_MAX, type LigneLue, trop } from './ligne-lue.ts'
import { followXml, readXml } from './xml.ts'

/** Rows repeated on purpose are few; a million of them are the empty end of a sheet, or an attack. */
const REPETITIONS_MAX = 200_000

/** Rows of the first sheet of an OpenDocument workbook, with their numbers there. */
export async function* readOds(archive: Archive): AsyncGenerator<LigneLue> {
  await refuseChiffre(archive)
  const pretes: { lue: LigneLue; fois: number }[] = []
  const lecteur = new LecteurTable((lue, fois) => pretes.push({ lue, fois }))
  for await (const _ of followXml(archive.read('content.xml'), lecteur)) {
    for (const { lue, fois } of pretes.splice(0)) {
      for (let rang = 0; rang < fois; rang += 1) yield { ligne: lue.ligne + rang, cellules: lue.cellules }
    }
    if (lecteur.finie) return
  }
}

/** @throws ErreurUtilisateur when a password protects the workbook. */
async function refuseChiffre(archive: Archive): Promise<void> {
  if (!archive.has('META-INF/manifest.xml')) return
  await readXml(archive.read('META-INF/manifest.xml'), {
    open(nom) {
      if (nom !== 'encryption-data') return
      throw new ErreurUtilisateur(
        'Le classeur est protégé par un mot de passe : enregistrez-le sans protection.',
      )
    },
  })
}

class LecteurTable {
  finie = false
  #dedans = false
  #ligne = 0
  #foisLigne = 1
  #cellules: string[] = []
  #foisCellule = 1
  #ecrite: string | null = null
  #texte = ''
  #paragraphes = 0
  /** Notes on a cell hold paragraphs too. */
  #note = 0
  #ecoute = false

  constructor(private readonly donner: (ligne: LigneLue, fois: number) => void) {}

  open(nom: string, attributs: Record<string, string>): void {
    if (nom === 'table' && !this.finie) this.#dedans = true
    if (!this.#dedans) return
    if (nom === 'table-row') {
      this.#ligne += this.#foisLigne
      this.#foisLigne = repetition(attributs['number-rows-repeated'])
      this.#cellules = []
    } else if (nom === 'table-cell' || nom === 'covered-table-cell') {
      this.#foisCellule = repetition(attributs['number-columns-repeated'])
      this.#ecrite = valeurOf(attributs)
      this.#texte = ''
      this.#paragraphes = 0
    } else if (nom === 'annotation') this.#note += 1
    else if (this.#note > 0) return
    else if (nom === 'p') {
      if (this.#paragraphes > 0) this.#texte += '\n'
      this.#paragraphes += 1
      this.#ecoute = true
    } else if (nom === 's') this.#texte += ' '.repeat(Math.min(repetition(attributs.c), 1000))
    else if (nom === 'tab') this.#texte += '\t'
    else if (nom === 'line-break') this.#texte += '\n'
  }

  text(texte: string): void {
    if (this.#ecoute && this.#note === 0) this.#texte += texte
  }

  close(nom: string): void {
    if (!this.#dedans) return
    if (nom === 'p' && this.#note === 0) this.#ecoute = false
    else if (nom === 'annotation') this.#note -= 1
    else if (nom === 'table-cell' || nom === 'covered-table-cell') this.#finCellule()
    else if (nom === 'table-row') this.#finLigne()
    else if (nom === 'table') {
      this.#dedans = false
      this.finie = true
    }
  }

  #finCellule(): void {
    const cellule = this.#ecrite ?? this.#texte
    const longueur = this.#cellules.length + this.#foisCellule
    if (cellule === '') {
      // The empty end of a row is repeated as far as the sheet goes.
      while (this.#cellules.length < Math.min(longueur, COLONNES_MAX)) this.#cellules.push('')
      return
    }
    if (longueur > COLONNES_MAX) throw trop('colonnes')
    while (this.#cellules.length < longueur) this.#cellules.push(cellule)
  }

  #finLigne(): void {
    while (this.#cellules.at(-1) === '') this.#cellules.pop()
    if (this.#cellules.length === 0) return
    this.donner({ ligne: this.#ligne, cellules: this.#cellules }, Math.min(this.#foisLigne, REPETITIONS_MAX))
  }
}

const repetition = (ecrite: string | undefined): number => {
  const fois = Number(ecrite ?? 1)
  return Number.isInteger(fois) && fois > 0 ? fois : 1
}

/** Value that a cell carries beside its text, written as a CSV would; null for a text. */
function valeurOf(attributs: Record<string, string>): string | null {
  switch (attributs['value-type']) {
    case 'percentage':
      // Shown as 87,5 %, kept as 0.875: the schema counts from 0 to 100.
      return attributs.value === undefined ? null : arrondi(100 * Number(attributs.value))
    case 'float':
    case 'currency':
      return attributs.value ?? null
    case 'date':
      return attributs['date-value']?.slice(0, 10) ?? null
    case 'boolean':
      return attributs['boolean-value'] === undefined
        ? null
        : attributs['boolean-value'] === 'true'
          ? '1'
          : '0'
    default:
      return null
  }
}
