import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Flux } from './tableau.ts'

/** What is known of a file once it is written. */
export interface Fiche {
  octets: number
  lignes: number
  sha256: string
}

export interface Ecrit extends Fiche {
  chemin: string
}

/** Writes a file; `compter` is told how many rows each batch holds. */
export type Ecrivain = (count: (lignes: number) => void) => Flux

/**
 * Files made once for each publication, on first demand, and kept as long as it is. A file is there whole or not at
 * all: it is written beside its place, then renamed. One is made at a time.
 */
export class DepotFichiers {
  #enCours = new Map<string, Promise<Ecrit>>()
  #file: Promise<unknown> = Promise.resolve()

  /** @param dossier folder of the files, created when needed. */
  constructor(private readonly dossier: string) {}

  /** The file, if it is already written. */
  async read(lot: string, nom: string): Promise<Ecrit | null> {
    const chemin = join(this.dossier, lot, nom)
    try {
      const fiche = JSON.parse(await readFile(`${chemin}.json`, 'utf8')) as Fiche
      return { ...fiche, chemin }
    } catch {
      return null
    }
  }

  /** The file, written now if it is not yet; those who ask meanwhile wait for the same one. */
  async obtain(lot: string, nom: string, ecrivain: Ecrivain): Promise<Ecrit> {
    const connu = await this.read(lot, nom)
    if (connu) return connu
    const cle = `${lot}/${nom}`
    const enCours = this.#enCours.get(cle)
    if (enCours) return enCours
    const travail = this.#file.then(() => this.#ecrire(lot, nom, ecrivain))
    this.#file = travail.catch(() => undefined)
    this.#enCours.set(cle, travail)
    try {
      return await travail
    } finally {
      this.#enCours.delete(cle)
    }
  }

  async #ecrire(lot: string, nom: string, ecrivain: Ecrivain): Promise<Ecrit> {
    const chemin = join(this.dossier, lot, nom)
    const brouillon = `${chemin}.${randomUUID()}.tmp`
    await mkdir(join(this.dossier, lot), { recursive: true })
    const empreinte = createHash('sha256')
    const fiche = { octets: 0, lignes: 0 }
    const mesurer = new Transform({
      transform(morceau: Buffer, _, suite) {
        empreinte.update(morceau)
        fiche.octets += morceau.length
        suite(null, morceau)
      },
    })
    const count = (lignes: number) => {
      fiche.lignes += lignes
    }
    try {
      await pipeline(ecrivain(count), mesurer, createWriteStream(brouillon))
      const complete = { ...fiche, sha256: empreinte.digest('hex') }
      await rename(brouillon, chemin)
      await writeFile(`${brouillon}.json`, JSON.stringify(complete))
      await rename(`${brouillon}.json`, `${chemin}.json`)
      return { ...complete, chemin }
    } finally {
      await rm(brouillon, { force: true })
    }
  }

  /** Forgets the files of every lot but these. */
  async purge(gardes: readonly string[]): Promise<void> {
    const lots = await readdir(this.dossier).catch(() => [])
    const perimes = lots.filter((lot) => lot.startsWith('publication-') && !gardes.includes(lot))
    await Promise.all(perimes.map((lot) => rm(join(this.dossier, lot), { recursive: true, force: true })))
  }
}
