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
    async reset(lettre) {
      try {
        await transport.sendMail(messageOf(lettre))
      } catch (error) {
        throw new Error(tellErreur(error), { cause: error })
      }
    },
    close: () => transport.close(),
  }
}

const CAUSES: Record<string, string> = {
  EAUTH: 'Le serveur de courriel refuse l’identifiant ou le mot de passe.',
  EDNS: 'Le nom du serveur de courriel n’existe pas.',
  EENVELOPE: 'Le serveur de courriel refuse cet expéditeur ou ce destinataire.',
  EMESSAGE: 'Le serveur de courriel refuse ce message.',
  ETIMEDOUT: 'Le serveur de courriel ne répond pas.',
  ETLS: 'La connexion au serveur de courriel ne peut pas être chiffrée.',
}

/** Why a letter did not leave, for who runs the instance: it is read in the queue of jobs. No address is repeated. */
function tellErreur(error: unknown): string {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number }
  const reponse = responseCode ? ` (réponse ${responseCode})` : ''
  return `${CAUSES[code] ?? `Le serveur de courriel est injoignable${code && ` (${code})`}.`}${reponse}`
}
