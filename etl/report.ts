import type { Motif } from '../data/db/tables.ts'
import type { ResultatRun } from './import.ts'
import type { ResultatImport } from './import-file.ts'
import type { Journal } from './progress.ts'

const count = new Intl.NumberFormat('fr-FR')
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.', ',')}\u00a0s`
const MOTIFS_MAX = 12
const NATURES: Record<Motif['nature'], string> = {
  ignore: 'ignoré',
  rejet: 'rejeté',
  avertissement: 'attention',
}

/** Prints what became of the lines of a file, by reason. */
export function printImport({ source, bilan, fichier, generation }: ResultatImport, journal: Journal): void {
  const facts = [
    `${count.format(fichier.lignes)} lignes`,
    fichier.encodage + (fichier.encodageMelange ? ' (mélangé)' : ''),
    generation ? `en-tête ${generation}` : null,
    fichier.gzip ? 'gzip' : null,
  ]
  journal.line(`${source.titre} (${source.id})`)
  journal.line(`  ${fichier.nom} : ${facts.filter(Boolean).join(', ')}`)
  journal.line(`  sha256 ${fichier.sha256}`)
  if (bilan.campagnes.size > 0) journal.line(`  campagnes : ${[...bilan.campagnes].sort().join(', ')}`)
  journal.line(
    `  lues ${count.format(bilan.lues)} · chargées ${count.format(bilan.chargees)} · ignorées ${count.format(bilan.ignorees)} · rejetées ${count.format(bilan.rejetees)}`,
  )
  for (const { nature, code, motif, nombre, premiere_ligne } of bilan.motifs.slice(0, MOTIFS_MAX)) {
    const line = premiere_ligne === null ? '' : ` (première : ligne ${premiere_ligne})`
    journal.line(`    ${NATURES[nature]} ${count.format(nombre)} × ${code} · ${motif}${line}`)
  }
  const hidden = bilan.motifs.length - MOTIFS_MAX
  if (hidden > 0) journal.line(`    … et ${hidden} autre(s) motif(s), dans le rapport enregistré`)
}

/** Prints the report of a whole run: each file, then the publication and the time by step. */
export function printRun({ issues, publication }: ResultatRun, journal: Journal, start: number): void {
  journal.line('')
  for (const issue of issues) if ('resultat' in issue) printImport(issue.resultat, journal)
  if (!publication) journal.line('Rien de nouveau à publier : les données publiées sont inchangées.')
  else {
    const total = performance.now() - start
    const { publicationId, etablissements, territoires, syntheses, durees } = publication
    journal.line(
      `Publication n° ${publicationId} : ${count.format(etablissements)} établissements, ${count.format(territoires)} territoires, ${count.format(syntheses)} synthèses.`,
    )
    for (const [step, ms] of Object.entries({ ...importDurations(issues), ...durees })) {
      journal.line(`  ${step.padEnd(16)} ${seconds(ms).padStart(8)}  ${Math.round((100 * ms) / total)} %`)
    }
  }
  journal.line(`Durée totale : ${seconds(performance.now() - start)}`)
}

function importDurations(issues: ResultatRun['issues']): Record<string, number> {
  let ms = 0
  for (const issue of issues) {
    if ('resultat' in issue) for (const duration of Object.values(issue.resultat.durees)) ms += duration
  }
  return { imports: ms }
}
