import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Transport } from './courrier.ts'
import { messageOf } from './message.ts'

/** Letters hold sign-in links: only the account of the server reads them. */
const DROITS = { fichier: 0o600, dossier: 0o700 } as const

/** Leaves each letter as an `.eml` file, which any mail program opens, whole or not at all. */
export function openBoite(dossier: string): Transport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async reset(lettre) {
      const { message } = await transport.sendMail(messageOf(lettre))
      await mkdir(dossier, { recursive: true, mode: DROITS.dossier })
      const nom = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`
      const brouillon = join(dossier, `.${nom}`)
      await writeFile(brouillon, message as Buffer, { mode: DROITS.fichier })
      await rename(brouillon, join(dossier, nom))
    },
    close: () => transport.close(),
  }
}
