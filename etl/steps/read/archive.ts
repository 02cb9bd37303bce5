import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { ErreurUtilisateur } from '../../erreur.ts'

const FIN = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** End record and its comment, at most. */
const FIN_MAX = 22 + 65_535
const ENTREES_MAX = 5000
const REPERTOIRE_MAX = 2 * 1024 * 1024
/** What all the files read from one archive may hold: 100,000 lines of forty columns take 200 MB of XML. */
const OCTETS_LUS_MAX = 400 * 1024 * 1024

interface Entree {
  chiffree: boolean
  methode: number
  comprime: number
  position: number
}

const illisible = (): ErreurUtilisateur =>
  new ErreurUtilisateur(
    'Le classeur est illisible : l’archive est tronquée ou abîmée. Enregistrez-le de nouveau.',
  )

/**
 * Files of a zip archive, read one at a time by its central directory. What is inflated is counted as it comes,
 * whatever the archive declares: a bomb is given up after a bounded number of bytes.
 */
export class Archive {
  #lus = 0

  private constructor(
    private readonly chemin: string,
    private readonly file: FileHandle,
    private readonly entrees: ReadonlyMap<string, Entree>,
    private readonly octetsMax: number,
  ) {}

  /** @throws ErreurUtilisateur when it is no archive, or one that cannot be read. */
  static async open(chemin: string, octetsMax = OCTETS_LUS_MAX): Promise<Archive> {
    const file = await open(chemin)
    try {
      return new Archive(chemin, file, await readCentral(file), octetsMax)
    } catch (error) {
      await file.close()
      throw error instanceof RangeError ? illisible() : error
    }
  }

  has(nom: string): boolean {
    return this.entrees.has(nom)
  }

  /** Inflated bytes of a file. @throws ErreurUtilisateur absent, encrypted, damaged, or swelling without end. */
  async *read(nom: string): AsyncGenerator<Buffer> {
    const entree = this.entrees.get(nom)
    if (!entree) throw illisible()
    if (entree.chiffree) {
      throw new ErreurUtilisateur(
        'Le classeur est protégé par un mot de passe : enregistrez-le sans protection.',
      )
    }
    if (entree.methode !== 0 && entree.methode !== 8) throw illisible()
    try {
      for await (const chunk of await this.#open(entree)) {
        this.#lus += (chunk as Buffer).length
        if (this.#lus > this.octetsMax) {
          throw new ErreurUtilisateur(
            'Classeur refusé : une fois décompressé, il est démesurément plus grand que le fichier envoyé.',
          )
        }
        yield chunk as Buffer
      }
    } catch (error) {
      if (error instanceof ErreurUtilisateur) throw error
      throw String((error as NodeJS.ErrnoException).code ?? '').startsWith('Z_') ? illisible() : error
    }
  }

  async #open({ position, comprime, methode }: Entree): Promise<Readable> {
    const entete = await readAt(this.file, position, 30)
    if (entete.readUInt32LE(0) !== LOCAL) throw illisible()
    const start = position + 30 + entete.readUInt16LE(26) + entete.readUInt16LE(28)
    const brut = createReadStream(this.chemin, { start, end: Math.max(start, start + comprime - 1) })
    if (methode === 0) return brut
    const inflate = createInflateRaw()
    brut.on('error', (error) => inflate.destroy(error))
    inflate.on('close', () => brut.destroy())
    return brut.pipe(inflate)
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw illisible()
  return buffer
}

async function readCentral(file: FileHandle): Promise<Map<string, Entree>> {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - FIN_MAX), Math.min(size, FIN_MAX))
  const fin = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (fin === -1 || tail.readUInt32LE(fin) !== FIN) throw illisible()
  const [nombre, octets, debut] = [
    tail.readUInt16LE(fin + 10),
    tail.readUInt32LE(fin + 12),
    tail.readUInt32LE(fin + 16),
  ]
  if (nombre > ENTREES_MAX || octets > REPERTOIRE_MAX || debut + octets > size) throw illisible()
  const repertoire = await readAt(file, debut, octets)
  const entrees = new Map<string, Entree>()
  for (let at = 0, rang = 0; rang < nombre; rang += 1) {
    if (repertoire.readUInt32LE(at) !== CENTRAL) throw illisible()
    const longueur = repertoire.readUInt16LE(at + 28)
    entrees.set(repertoire.toString('utf8', at + 46, at + 46 + longueur), {
      chiffree: (repertoire.readUInt16LE(at + 8) & 1) === 1,
      methode: repertoire.readUInt16LE(at + 10),
      comprime: repertoire.readUInt32LE(at + 20),
      position: repertoire.readUInt32LE(at + 42),
    })
    at += 46 + longueur + repertoire.readUInt16LE(at + 30) + repertoire.readUInt16LE(at + 32)
  }
  return entrees
}
