import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ErreurUtilisateur } from '../../erreur.ts'

export type Encodage = 'utf-8' | 'windows-1252'

/** What is known of a file before its rows are read. */
export interface FichierInspecte {
  chemin: string
  nom: string
  gzip: boolean
  /** Of the file as received, compressed or not. */
  sha256: string
  octets: number
  octetsDecompresses: number
  lignes: number
  encodage: Encodage
  /** Some lines are UTF-8, others are not: those that cannot be read will be rejected one by one. */
  encodageMelange: boolean
  /** First bytes, decompressed. */
  debut: Buffer
}

const DEBUT_MAX = 256 * 1024
/** A longer line is not data: reading it would only fill the memory. */
export const LIGNE_MAX = 4 * 1024 * 1024
/** A gzip that swells more than this many times, past so many bytes, is refused as a bomb. */
const GONFLEMENT = { fois: 200, octets: 1024 ** 3 }

/** False for JSON, where a line may be as long as the file. */
export const isLineBased = (chemin: string): boolean => !/\.(geo)?json(\.gz)?$/i.test(chemin)

/** Opens a file for reading, decompressed when its name or first bytes say gzip. */
export function openDecompressed(chemin: string, gzip: boolean): Readable {
  const file = createReadStream(chemin, { highWaterMark: 256 * 1024 })
  if (!gzip) return file
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  file.on('error', (error) => gunzip.destroy(error))
  gunzip.on('close', () => file.destroy())
  return file.pipe(gunzip)
}

/**
 * Reads a whole file once: size, digest, encoding, line count; refuses what would harm.
 * @param lineBased false for JSON, where a line may be as long as the file.
 * @param gonflement how far gzip may swell.
 * @throws ErreurUtilisateur absent file, truncated gzip, gzip bomb, endless line.
 */
export async function inspectFile(
  chemin: string,
  lineBased: boolean,
  gonflement = GONFLEMENT,
): Promise<FichierInspecte> {
  const info = await stat(chemin).catch(() => null)
  if (!info?.isFile()) throw new ErreurUtilisateur(`Fichier introuvable : ${chemin}`)
  if (info.size === 0) throw new ErreurUtilisateur(`Le fichier ${basename(chemin)} est vide.`)
  const gzip = await startsWithGzip(chemin)
  const scan = new Scan(lineBased, Math.max(gonflement.octets, info.size * gonflement.fois))
  try {
    for await (const chunk of openDecompressed(chemin, gzip)) scan.add(chunk as Buffer)
  } catch (error) {
    throw readableError(error, basename(chemin))
  }
  const sha256 = await digestOf(chemin)
  return { chemin, nom: basename(chemin), gzip, sha256, octets: info.size, ...scan.end() }
}

async function startsWithGzip(chemin: string): Promise<boolean> {
  for await (const chunk of createReadStream(chemin, { end: 1 })) {
    const bytes = chunk as Buffer
    return bytes[0] === 0x1f && bytes[1] === 0x8b
  }
  return false
}

async function digestOf(chemin: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(chemin)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function readableError(error: unknown, nom: string): Error {
  if (error instanceof ErreurUtilisateur) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'Z_BUF_ERROR')
    return new ErreurUtilisateur(
      `${nom} : archive gzip tronquée, le téléchargement est incomplet. Rien n’est importé.`,
    )
  if (code.startsWith('Z_')) return new ErreurUtilisateur(`${nom} : archive gzip illisible (${code}).`)
  return error as Error
}

/** Running facts over the chunks of a file. */
class Scan {
  #octets = 0
  #lignes = 0
  #ligneCourante = 0
  #debut: Buffer[] = []
  #debutOctets = 0
  #reste: Buffer = Buffer.alloc(0)
  #lignesInvalides = 0
  #lignesMultioctets = 0

  constructor(
    private readonly lineBased: boolean,
    private readonly octetsMax: number,
  ) {}

  add(chunk: Buffer): void {
    this.#octets += chunk.length
    if (this.#octets > this.octetsMax) {
      throw new ErreurUtilisateur(
        'Archive refusée : une fois décompressée, elle est démesurément plus grande. Rien n’est importé.',
      )
    }
    if (this.#debutOctets < DEBUT_MAX) {
      this.#debut.push(chunk.subarray(0, DEBUT_MAX - this.#debutOctets))
      this.#debutOctets += chunk.length
    }
    this.#countLines(chunk)
    this.#checkEncoding(chunk)
  }

  #countLines(chunk: Buffer): void {
    let from = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      this.#checkLineLength(this.#ligneCourante + at - from)
      this.#lignes += 1
      this.#ligneCourante = 0
      from = at + 1
    }
    this.#ligneCourante += chunk.length - from
    this.#checkLineLength(this.#ligneCourante)
  }

  #checkLineLength(length: number): void {
    if (this.lineBased && length > LIGNE_MAX) {
      throw new ErreurUtilisateur(
        `Ligne ${this.#lignes + 1} : plus de ${LIGNE_MAX / 1024 / 1024} Mo sans fin de ligne. Ce n’est pas un tableau lisible ; rien n’est importé.`,
      )
    }
  }

  /** Whole lines at a time, so that no character is cut; line by line only where a block is not UTF-8. */
  #checkEncoding(chunk: Buffer): void {
    const last = chunk.lastIndexOf(10)
    if (last === -1 && this.#reste.length < LIGNE_MAX) {
      this.#reste = Buffer.concat([this.#reste, chunk])
      return
    }
    const end = last === -1 ? characterEnd(chunk) : last + 1
    this.#checkBlock(Buffer.concat([this.#reste, chunk.subarray(0, end)]))
    this.#reste = Buffer.from(chunk.subarray(end))
  }

  #checkBlock(block: Buffer): void {
    if (isUtf8(block)) {
      if (this.#lignesMultioctets === 0 && hasHighByte(block)) this.#lignesMultioctets += 1
      return
    }
    for (let from = 0; from < block.length; ) {
      const at = block.indexOf(10, from)
      const end = at === -1 ? block.length : at + 1
      const line = block.subarray(from, end)
      if (!isUtf8(line)) this.#lignesInvalides += 1
      else if (hasHighByte(line)) this.#lignesMultioctets += 1
      from = end
    }
  }

  end(): Pick<FichierInspecte, 'octetsDecompresses' | 'lignes' | 'encodage' | 'encodageMelange' | 'debut'> {
    this.#checkBlock(this.#reste)
    const latin = this.#lignesInvalides > 0 && this.#lignesMultioctets === 0
    return {
      octetsDecompresses: this.#octets,
      lignes: this.#lignes + (this.#ligneCourante > 0 ? 1 : 0),
      encodage: latin ? 'windows-1252' : 'utf-8',
      encodageMelange: this.#lignesInvalides > 0 && this.#lignesMultioctets > 0,
      debut: Buffer.concat(this.#debut),
    }
  }
}

/** Where bytes may be cut without splitting a character of UTF-8: before the last one, which may go on. */
function characterEnd(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 4); at -= 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) return at + 1
    if (byte >= 0xc0) return at
  }
  return bytes.length
}

function hasHighByte(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7f) return true
  return false
}
