import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SOURCES } from '../data/catalogue/index.generated.ts'
import type { SourceContours, SourceTabulaire } from '../data/catalogue/model/source.ts'
import { ErreurUtilisateur } from './erreur.ts'
import type { Demande } from './import-file.ts'

/** Files of a folder, sorted into those that announce a source and the others. */
export interface Dossier {
  demandes: Demande[]
  /** Files left aside, each with the reason. */
  ecartes: { chemin: string; motif: string }[]
}

type SourceFichier = SourceTabulaire | SourceContours

/** The source that a file's name announces, if any. */
export function sourceOfFile(nom: string): SourceFichier | null {
  for (const source of SOURCES) {
    if (source.genre !== 'embarquee' && source.fichiers.some((rule) => rule.test(nom))) return source
  }
  return null
}

/**
 * Looks through a folder for official files. When several announce the same reference source, the largest is
 * read: a partial export must not replace the whole.
 * @throws ErreurUtilisateur when the folder does not exist or holds nothing that is known.
 */
export async function scanDossier(
  dossier: string,
  options: { demonstration: boolean; today: Date },
): Promise<Dossier> {
  const entries = await readdir(dossier, { recursive: true, withFileTypes: true }).catch(() => {
    throw new ErreurUtilisateur(`Dossier introuvable : ${dossier}`)
  })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const ecartes: Dossier['ecartes'] = []
  const bySource = new Map<SourceFichier, { chemin: string; octets: number }[]>()
  for (const chemin of files.sort()) {
    const source = sourceOfFile(chemin.split('/').at(-1) ?? chemin)
    if (!source) ecartes.push({ chemin, motif: 'aucune source du catalogue ne s’annonce ainsi' })
    else {
      const octets = (await stat(chemin)).size * (chemin.endsWith('.gz') ? GAIN_GZIP : 1)
      bySource.set(source, [...(bySource.get(source) ?? []), { chemin, octets }])
    }
  }
  const demandes = SOURCES.flatMap((source) => {
    const found = source.genre === 'embarquee' ? [] : (bySource.get(source) ?? [])
    const kept = isReferentiel(source) ? keepLargest(found, source.id, ecartes) : found
    return kept.map(
      ({ chemin }): Demande => ({ source: source as SourceFichier, chemin, campagne: null, ...options }),
    )
  })
  if (demandes.length === 0) throw new ErreurUtilisateur(`Aucun fichier connu dans ${dossier}.`)
  return { demandes, ecartes }
}

/** Rough gain of gzip on these files, to compare sizes only. */
const GAIN_GZIP = 6

const isReferentiel = (source: (typeof SOURCES)[number]): boolean =>
  source.genre !== 'tableau' || source.referentiel

function keepLargest(
  found: readonly { chemin: string; octets: number }[],
  source: string,
  ecartes: Dossier['ecartes'],
) {
  const [largest, ...others] = [...found].sort((a, b) => b.octets - a.octets)
  for (const { chemin } of others) {
    ecartes.push({ chemin, motif: `plus petit qu’un autre fichier de la source « ${source} »` })
  }
  return largest ? [largest] : []
}
