import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Largest file received: the largest official one is a tenth of it. */
export const OCTETS_MAX = 2 * 1024 ** 3

/** Thrown while a file comes in. */
export class EnvoiTropGrand extends Error {}

const racine = (dataDir: string): string => join(dataDir, 'televersements')
/** Folder of a file sent: its own, so that the file keeps its name. */
export const dossierDemande = (dataDir: string, id: number): string => join(racine(dataDir), String(id))
/** The file of a request. @param nom checked by the contract: no separator, no dot at its beginning. */
export const fichierDemande = (dataDir: string, id: number, nom: string): string =>
  join(dossierDemande(dataDir, id), nom)

/** A file being kept, before its request has a number. */
export interface FichierRecu {
  octets: number
  sha256: string
  /** Puts it where the job of this request looks for it. */
  sort(id: number): Promise<void>
  /** Forgets it. */
  jeter(): Promise<void>
}

/**
 * Writes what a client sends to disk as it comes, counting and hashing it.
 * @throws EnvoiTropGrand beyond the limit; nothing stays on the disk when it throws.
 */
export async function receiveFichier(dataDir: string, nom: string, flux: Readable): Promise<FichierRecu> {
  const attente = join(racine(dataDir), `attente-${randomUUID()}`)
  const jeter = () => rm(attente, { recursive: true, force: true })
  await mkdir(attente, { recursive: true, mode: 0o700 })
  const empreinte = createHash('sha256')
  let octets = 0
  const count = async function* (source: AsyncIterable<Buffer>) {
    for await (const morceau of source) {
      octets += morceau.length
      if (octets > OCTETS_MAX) throw new EnvoiTropGrand()
      empreinte.update(morceau)
      yield morceau
    }
  }
  try {
    await pipeline(flux, count, createWriteStream(join(attente, nom), { mode: 0o600 }))
  } catch (error) {
    await jeter()
    throw error
  }
  const sort = (id: number) => rename(attente, dossierDemande(dataDir, id))
  return { octets, sha256: empreinte.digest('hex'), sort, jeter }
}

/** Nothing takes so long to come in: milliseconds. */
const ABANDON_MS = 24 * 3_600_000

/**
 * Removes what a death left half received: folders older than a day that no request waits for.
 * @param attendues numbers of the requests that are not done.
 */
export async function sweepTeleversements(
  dataDir: string,
  attendues: readonly number[],
  maintenant = new Date(),
): Promise<void> {
  const gardes = new Set(attendues.map(String))
  for (const nom of await readdir(racine(dataDir)).catch(() => [])) {
    const chemin = join(racine(dataDir), nom)
    const { mtimeMs } = await stat(chemin)
    if (!gardes.has(nom) && mtimeMs < maintenant.getTime() - ABANDON_MS) {
      await rm(chemin, { recursive: true, force: true })
    }
  }
}
