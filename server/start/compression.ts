import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXTES = /\.(js|mjs|css|html|svg|json)$/
const OCTETS_MIN = 1024
/** Nearly the best ratio, at a tenth of the time of the best. */
const QUALITE_BROTLI = 9

const FORMES = {
  '.br': (texte: Buffer) =>
    promisify(brotliCompress)(texte, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITE_BROTLI } }),
  '.gz': (texte: Buffer) => promisify(gzip)(texte),
}

const dateOf = async (fichier: string): Promise<number> =>
  (await stat(fichier).catch(() => null))?.mtimeMs ?? -1

/**
 * Writes the compressed forms of a built site beside its files, once: serving then costs no compression.
 */
export async function compressSite(dossier: string): Promise<void> {
  const fichiers = (await readdir(dossier, { recursive: true })).filter((nom) => TEXTES.test(nom))
  await Promise.all(fichiers.map((nom) => compressFichier(join(dossier, nom))))
}

async function compressFichier(fichier: string): Promise<void> {
  const { mtimeMs, size } = await stat(fichier)
  if (size < OCTETS_MIN) return
  for (const extension of ['.br', '.gz'] as const) {
    if ((await dateOf(fichier + extension)) >= mtimeMs) continue
    await writeFile(fichier + extension, await FORMES[extension](await readFile(fichier)))
  }
}
