import { gzipSync } from 'node:zlib'

const positionDuSysteme = 9
const systemeInconnu = 255

/**
 * Gzipped JSON that depends on nothing but the value: no date (Node writes none), and no operating system,
 * which zlib would note in the tenth byte.
 */
export function encode(valeur: unknown): Buffer {
  const octets = gzipSync(JSON.stringify(valeur), { level: 9 })
  octets[positionDuSysteme] = systemeInconnu
  return octets
}
