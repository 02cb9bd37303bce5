import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const IV = 12
const SCEAU = 16

/** Encrypts a text (AES-256-GCM) under a 32-byte key. */
export function seal(key: Buffer, texte: string): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const corps = Buffer.concat([cipher.update(texte, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), corps])
}

/** The text that was sealed under this key; `null` when the key is another, or the bytes were changed. */
export function unseal(key: Buffer, octets: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, octets.subarray(0, IV))
    decipher.setAuthTag(octets.subarray(IV, IV + SCEAU))
    return Buffer.concat([decipher.update(octets.subarray(IV + SCEAU)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
