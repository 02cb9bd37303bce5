import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type FormatDepot, OCTETS_DEPOT_MAX } from '../../../data/catalogue/model/depot.ts'
import { formatOfOctets } from './format.ts'

/** The file is longer than may be received. */
export class EnvoiTropGrand extends Error {}

const ATTENTE = 'attente-'
const dossier = (dataDir: string): string => join(dataDir, 'depots')

/** Where the file of a depot stays until it is checked. */
export const cheminDepot = (dataDir: string, id: number): string => join(dossier(dataDir), `${id}`)

/** A file received whole, not yet tied to a depot. */
export interface FichierRecu {
  octets: number
  sha256: string
  /** What its bytes say it is; a reason in French when it is nothing that can be read. */
  format: FormatDepot | { refus: string }
  sort(id: number): Promise<void>
  jeter(): Promise<void>
}

/**
 * Writes what a client sends to disk as it comes, counting and hashing it: memory holds a few chunks.
 * @throws EnvoiTropGrand beyond the limit. Nothing stays on the disk when it throws; what a killed process leaves is
 * swept by `sweepFichiers`.
 */
export async function receiveDepot(dataDir: string, flux: Readable): Promise<FichierRecu> {
  await mkdir(dossier(dataDir), { recursive: true, mode: 0o700 })
  const attente = join(dossier(dataDir), ATTENTE + randomUUID())
  const empreinte = createHash('sha256')
  let octets = 0
  const count = async function* (source: AsyncIterable<Buffer>) {
    for await (const morceau of source) {
      octets += morceau.length
      if (octets > OCTETS_DEPOT_MAX) throw new EnvoiTropGrand()
      empreinte.update(morceau)
      yield morceau
    }
  }
  const jeter = () => rm(attente, { force: true })
  try {
    await pipeline(flux, count, createWriteStream(attente, { mode: 0o600 }))
    const format = await formatOfOctets(attente)
    const sort = (id: number) => rename(attente, cheminDepot(dataDir, id))
    return { octets, sha256: empreinte.digest('hex'), format, sort, jeter }
  } catch (error) {
    await jeter()
    throw error
  }
}

const JOUR_MS = 86_400_000

/**
 * Removes the files that no check waits for: uploads cut short, files of depots already checked.
 * @param attendus numbers of the depots whose file is still to be read.
 */
export async function sweepFichiers(dataDir: string, attendus: ReadonlySet<number>): Promise<number> {
  const noms = await readdir(dossier(dataDir)).catch(() => [])
  let otes = 0
  for (const nom of noms) {
    const chemin = join(dossier(dataDir), nom)
    const { mtimeMs } = await stat(chemin).catch(() => ({ mtimeMs: Date.now() }))
    // An upload may be under way; a depot may be about to be written.
    if (Date.now() - mtimeMs < JOUR_MS || attendus.has(Number(nom))) continue
    await rm(chemin, { force: true })
    otes += 1
  }
  return otes
}
