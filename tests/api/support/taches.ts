import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openConnection } from '../../../data/db/connection.ts'
import { openCoffre } from '../../../server/coffre.ts'
import { openCourrier } from '../../../server/courrier/courrier.ts'
import { runTachesDues } from '../../../server/taches/travail.ts'
import type { Serveur } from './serveur.ts'

/** Root address of the letters of the tests. */
export const RACINE = 'https://cartable.exemple.fr'

/** Runs the jobs that are due. Webhooks reach this machine unless told otherwise. @returns what failed, in one line each. */
export async function work(
  serveur: Pick<Serveur, 'url' | 'dataDir'>,
  smtpUrl: string | null = null,
  webhooksPrives = true,
): Promise<string[]> {
  const connection = openConnection(serveur.url, 6)
  const boite = join(serveur.dataDir, 'courrier')
  const courrier = openCourrier({ smtpUrl, expediteur: 'cartable@exemple.fr', boite })
  const dit: string[] = []
  try {
    await runTachesDues({
      connection,
      courrier,
      coffre: await openCoffre({ dataDir: serveur.dataDir, cle: null }),
      webhooksPrives,
      racine: RACINE,
      dataDir: serveur.dataDir,
      tell: (texte) => dit.push(texte),
    })
    return dit
  } finally {
    courrier.close()
    await connection.close()
  }
}

/** Letters left in the outbox, oldest first, as they would travel. */
export async function readLettres(serveur: Serveur): Promise<string[]> {
  const boite = join(serveur.dataDir, 'courrier')
  const noms = await readdir(boite).catch(() => [])
  return Promise.all(noms.toSorted().map((nom) => readFile(join(boite, nom), 'utf8')))
}

/** Text of a letter, its quoted-printable undone. */
export function texteOf(lettre: string): string {
  const corps = lettre.slice(lettre.indexOf('\r\n\r\n') + 4)
  if (!/^content-transfer-encoding: quoted-printable/im.test(lettre)) return corps
  const octets = corps
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1').toString('utf8')
}
