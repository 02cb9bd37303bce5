import { z } from 'zod'
import { courrielSchema } from '../../data/catalogue/model/courriel.ts'
import { withNoBreakSpaces } from '../../data/catalogue/model/phrase.ts'
import { openBoite } from './boite.ts'
import { openSmtp } from './smtp.ts'

/** A letter to one person: plain text, nothing that loads from elsewhere. */
export interface Lettre {
  a: string
  sujet: string
  texte: string
  /** Other headers, such as `List-Unsubscribe`: written by us, never by a reader. */
  entetes?: Readonly<Record<string, string>>
}

/** A letter once checked, with its sender. */
export interface LettreSure {
  de: string
  a: string
  sujet: string
  texte: string
  entetes: Readonly<Record<string, string>>
}

/** What carries letters: an SMTP server, or a folder. */
export interface Transport {
  /** @throws when the letter was not taken in charge: the job that sends it will try again. */
  reset(lettre: LettreSure): Promise<void>
  close(): void
}

export interface Courrier {
  /**
   * Sends a letter; call it from a job, which tries again.
   * @throws ZodError for an address that is not one address, Error when the server does not take it.
   */
  send(lettre: Lettre): Promise<void>
  /** Folder where letters are left when no server is configured, else `null`. */
  boite: string | null
  close(): void
}

/** A header on one line: a line break would begin another header. */
const ligne = z
  .string()
  .transform((texte) => texte.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())
  .pipe(z.string().min(1).max(900))

/**
 * Opens the mail of the observatory.
 * @param smtpUrl `smtp://` or `smtps://` server; without one, letters go to the folder `boite` as `.eml` files.
 */
export function openCourrier(options: {
  smtpUrl: string | null
  expediteur: string
  boite: string
}): Courrier {
  const transport: Transport = options.smtpUrl ? openSmtp(options.smtpUrl) : openBoite(options.boite)
  const de = courrielSchema.parse(options.expediteur)
  return {
    boite: options.smtpUrl ? null : options.boite,
    send: async ({ a, sujet, texte, entetes = {} }) =>
      transport.reset({
        de,
        a: courrielSchema.parse(a),
        sujet: ligne.parse(withNoBreakSpaces(sujet)),
        texte: withNoBreakSpaces(texte),
        entetes: Object.fromEntries(
          Object.entries(entetes).map(([nom, valeur]) => [nom, ligne.parse(valeur)]),
        ),
      }),
    close: () => transport.close(),
  }
}
