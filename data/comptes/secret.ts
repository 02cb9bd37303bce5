import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits: nobody guesses them, so that a plain hash protects them at rest. */
const OCTETS = 32

/** A new secret, fit for a cookie, an address or a header. */
export const makeSecret = (): string => randomBytes(OCTETS).toString('base64url')

/** What is kept of a secret. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Another secret made from one, for a use of its own. */
export const deriveSecret = (secret: string, usage: string): Buffer =>
  createHmac('sha256', secret).update(usage).digest()

/** Are two secrets the same? In a time that tells nothing. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b))
}
