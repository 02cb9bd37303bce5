import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../config.ts'
import { compressSite } from './compression.ts'
import type { Suivi } from './suivi.ts'

/** Folder of the built site. */
export const SITE = join(PROJECT_ROOT, 'dist', 'web')
export const CONFIG_VITE = join(PROJECT_ROOT, 'web', 'vite.config.ts')

/** What the site is built from, besides its own folder. */
const ORIGINES = ['web', 'client', 'data/catalogue', 'data/mots', 'data/dessin', 'package-lock.json']

/** Date of the newest file under a path, in milliseconds; 0 when there is nothing. */
async function plusRecent(chemin: string): Promise<number> {
  const fiche = await stat(chemin).catch(() => null)
  if (!fiche) return 0
  if (!fiche.isDirectory()) return fiche.mtimeMs
  const noms = await readdir(chemin)
  return Math.max(fiche.mtimeMs, ...(await Promise.all(noms.map((nom) => plusRecent(join(chemin, nom))))))
}

/** Is the built site missing, or older than what it is built from? */
export async function isSitePerime(site = SITE, racine = PROJECT_ROOT): Promise<boolean> {
  const construit = await stat(join(site, 'index.html')).catch(() => null)
  if (!construit) return true
  const dates = await Promise.all(ORIGINES.map((origine) => plusRecent(join(racine, origine))))
  return Math.max(...dates) > construit.mtimeMs
}

/** Builds the site when it needs to be, and the compressed forms it is served in. */
export async function buildSite(suivi: Suivi): Promise<void> {
  if (await isSitePerime()) {
    suivi.ligne('Construction du site…')
    const { build } = await import('vite')
    await suivi.etape(
      () => build({ configFile: CONFIG_VITE, logLevel: 'error' }),
      () => 'Site construit',
    )
  } else {
    suivi.ligne('Site à jour')
  }
  await compressSite(SITE)
}
