import { createTransport } from 'nodemailer'
import type { Transport } from './courrier.ts'
import { messageOf } from './message.ts'

/** A server that says nothing for so long is not there: milliseconds. */
const PATIENCE_MS = 20_000

/** Hands letters over to an SMTP server, over few connections kept open. */
export function openSmtp(url: string): Transport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return {
    async remettre(lettre) {
      await transport.sendMail(messageOf(lettre))
    },
    fermer: () => transport.close(),
  }
}
