import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Secrets of an instance: what must be read again is encrypted, what must only be recognised is signed. */
export interface Coffre {
  /** Encrypts a text (AES-256-GCM). @param contexte what it belongs to: elsewhere, it cannot be read. */
  encrypt(texte: string, contexte: string): Buffer
  /** The text back; null when the key has changed, or when it comes from elsewhere. */
  decrypt(chiffre: Buffer, contexte: string): string | null
  /** Signature of a text for one use, 22 characters. */
  sign(usage: string, texte: string): string
}

const FICHIER = 'cle-secrete'
const OCTETS = 32
const VECTEUR = 12
const SCEAU = 16

/**
 * Opens the safe of this instance with its key: the one given, else that of the data folder, made the first time.
 * Losing it loses the encrypted addresses, and nothing else.
 */
export async function openCoffre({ dataDir, cle }: { dataDir: string; cle: string | null }): Promise<Coffre> {
  return coffreOf(cle === null ? await readOrMakeKey(dataDir) : Buffer.from(cle))
}

/** Several processes may start at once on one folder: the first complete file wins, and nobody reads half of it. */
async function readOrMakeKey(dataDir: string): Promise<Buffer> {
  const chemin = join(dataDir, FICHIER)
  const connue = await readFile(chemin).catch(() => null)
  if (connue) return connue
  await mkdir(dataDir, { recursive: true })
  const brouillon = `${chemin}.${randomBytes(6).toString('hex')}`
  await writeFile(brouillon, randomBytes(OCTETS), { mode: 0o600, flush: true })
  await link(brouillon, chemin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(brouillon)
  return readFile(chemin)
}

function coffreOf(maitresse: Buffer): Coffre {
  const derivee = (usage: string): Buffer =>
    Buffer.from(hkdfSync('sha256', maitresse, '', `cartable ${usage}`, OCTETS))
  const contacts = derivee('contacts')
  const cles = new Map<string, Buffer>()
  return {
    encrypt(texte, contexte) {
      const vecteur = randomBytes(VECTEUR)
      const chiffreur = createCipheriv('aes-256-gcm', contacts, vecteur).setAAD(Buffer.from(contexte))
      const corps = Buffer.concat([chiffreur.update(texte, 'utf8'), chiffreur.final()])
      return Buffer.concat([vecteur, chiffreur.getAuthTag(), corps])
    },
    decrypt(chiffre, contexte) {
      try {
        const dechiffreur = createDecipheriv('aes-256-gcm', contacts, chiffre.subarray(0, VECTEUR))
          .setAAD(Buffer.from(contexte))
          .setAuthTag(chiffre.subarray(VECTEUR, VECTEUR + SCEAU))
        return (
          dechiffreur.update(chiffre.subarray(VECTEUR + SCEAU), undefined, 'utf8') + dechiffreur.final('utf8')
        )
      } catch {
        return null
      }
    },
    sign(usage, texte) {
      const cle = cles.get(usage) ?? derivee(usage)
      cles.set(usage, cle)
      return createHmac('sha256', cle).update(texte).digest('base64url').slice(0, 22)
    },
  }
}
