import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { ErreurUtilisateur } from '../erreur.ts'
import type { Journal } from '../progress.ts'

const OCTETS_MAX = 8 * 1024 ** 3

/**
 * Path of the file to import: itself, or the downloaded copy of an address.
 * @returns the path and what removes the copy afterwards.
 * @throws ErreurUtilisateur when the address does not answer with a file.
 */
export async function fetchFile(
  place: string,
  dossier: string,
  journal: Journal,
): Promise<{ chemin: string; clean: () => Promise<void> }> {
  if (!/^https?:\/\//i.test(place)) return { chemin: place, clean: async () => {} }
  // A folder of its own, so that the file keeps its name: the campaign may be read in it.
  const folder = join(dossier, 'telechargements', String(process.pid))
  await mkdir(folder, { recursive: true })
  const url = new URL(place)
  const chemin = join(folder, safeName(basename(url.pathname)))
  const clean = () => rm(folder, { recursive: true, force: true })
  try {
    journal.line(`Téléchargement de ${url.href}`)
    const answer = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(30 * 60_000) })
    if (!answer.ok || !answer.body) {
      throw new ErreurUtilisateur(
        `${url.href} répond ${answer.status} : le fichier n’est pas disponible. Les données publiées restent en place.`,
      )
    }
    await pipeline(
      Readable.fromWeb(answer.body as ReadableStream),
      limitTo(OCTETS_MAX),
      createWriteStream(chemin),
    )
    return { chemin, clean }
  } catch (error) {
    await clean()
    if (error instanceof ErreurUtilisateur) throw error
    throw new ErreurUtilisateur(`Téléchargement impossible de ${url.href} : ${(error as Error).message}`)
  }
}

const safeName = (name: string): string => name.replace(/[^\w.-]+/g, '_').slice(-120) || 'fichier'

function limitTo(max: number) {
  return async function* (source: AsyncIterable<Buffer>) {
    let total = 0
    for await (const chunk of source) {
      total += chunk.length
      if (total > max) throw new ErreurUtilisateur('Fichier refusé : plus de 8 Go.')
      yield chunk
    }
  }
}
