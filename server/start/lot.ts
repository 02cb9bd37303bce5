import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FICHE = '.cartable-syntheses.json'

/** A folder of documents, and what each was made from: a document is only made again when that changed. */
export interface Lot {
  /** Is this file there, made from the same data? */
  isAJour(nom: string): Promise<boolean>
  /** Writes a file whole or not at all, then notes what it was made from. */
  write(nom: string, octets: Buffer): Promise<void>
}

/** @param origine what the documents are made from: publication, software, addresses. */
export async function openLot(dossier: string, origine: string): Promise<Lot> {
  await mkdir(dossier, { recursive: true })
  const place = join(dossier, FICHE)
  const faits = new Map<string, string>(Object.entries(await readFiche(place)))
  let notes: Promise<void> = Promise.resolve()
  return {
    async isAJour(nom) {
      return faits.get(nom) === origine && (await stat(join(dossier, nom)).catch(() => null)) !== null
    },
    async write(nom, octets) {
      await set(join(dossier, nom), octets)
      faits.set(nom, origine)
      notes = notes.then(() => set(place, JSON.stringify(Object.fromEntries(faits))))
      await notes
    },
  }
}

/** A note that cannot be read only costs the time of making the documents again. */
async function readFiche(place: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(place, 'utf8')) as Record<string, string>
  } catch {
    return {}
  }
}

async function set(chemin: string, contenu: Buffer | string): Promise<void> {
  const brouillon = `${chemin}.${randomUUID()}.tmp`
  try {
    await writeFile(brouillon, contenu)
    await rename(brouillon, chemin)
  } finally {
    await rm(brouillon, { force: true })
  }
}
