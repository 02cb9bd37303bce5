import type Mail from 'nodemailer/lib/mailer/index.js'
import type { LettreSure } from './courrier.ts'

/** A letter as nodemailer takes it: addresses as objects, so that no comma makes a second recipient. */
export const messageOf = ({ de, a, sujet, texte, entetes }: LettreSure): Mail.Options => ({
  from: { name: 'Cartable', address: de },
  to: { name: '', address: a },
  envelope: { from: de, to: [a] },
  subject: sujet,
  text: texte,
  headers: {
    // Out-of-office robots must not answer a machine.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...entetes,
  },
  disableFileAccess: true,
  disableUrlAccess: true,
})
