import type { FastifyReply } from 'fastify'
import type { TypePiece } from '../queries/signalements/pieces.ts'

export const TYPES_PIECES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const

const commence = (octets: Buffer, debut: string, depuis = 0): boolean =>
  octets.subarray(depuis, depuis + debut.length).equals(Buffer.from(debut, 'latin1'))

/** What a file is by its first bytes, whatever it is said to be; null for anything else than a picture or a PDF. */
export function typeOfOctets(octets: Buffer): TypePiece | null {
  if (commence(octets, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (commence(octets, '\xff\xd8\xff')) return 'image/jpeg'
  if (commence(octets, 'RIFF') && commence(octets, 'WEBP', 8)) return 'image/webp'
  return commence(octets, '%PDF-') ? 'application/pdf' : null
}

const EXTENSIONS: Record<TypePiece, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** Sends a file given by a stranger: to be saved, never shown by the browser in our name. */
export const sendPiece = (
  reply: FastifyReply,
  { type, contenu }: { type: TypePiece; contenu: Buffer },
  nom: string,
): FastifyReply =>
  reply
    .headers({
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${nom}.${EXTENSIONS[type]}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    .send(contenu)
