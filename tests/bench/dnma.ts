import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uaiOfDemonstration } from '../../data/catalogue/model/uai.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import { openConnection } from '../../data/db/connection.ts'
import { importFile } from '../../etl/import-file.ts'
import { silentJournal } from '../../etl/progress.ts'
import { inspectFile } from '../../etl/steps/read/inspect.ts'
import { cloneDatabase } from '../support/admin.ts'
import { makeTemporaryFolder, startTestServer } from '../support/postgres.ts'

/** About the real file at the end of 2026: 3.9 million lines. */
const LIGNES = 4_000_000
const SEMAINES_PAR_AN = 40
const ANNEES = 7
const MEGA = 1024 * 1024

const PROFILS = ['eleve', 'parent', 'enseignant', 'admin_vie_scol_tech']
const ENTETE = [
  'debutsemaine;uai;academie;commune;departement;region;ministere;circonscription;nature_uai;secteur',
  'visites_globales;utilisateurs_globales',
  ...PROFILS.map((profil) => `visites_${profil};utilisateurs_${profil};duree_${profil}`),
].join(';')

/** Imports a generated DNMA file (first argument: how many lines) into a database that lasts as long as the bench. */
export async function run([lignes]: readonly string[]): Promise<void> {
  const dossier = await makeTemporaryFolder()
  const server = await startTestServer()
  try {
    const chemin = join(dossier, 'fr-en-dnma-par-uai-profils.csv')
    const ecrites = await generate(chemin, Number(lignes ?? LIGNES))
    const url = await cloneDatabase(
      server.adminUrl,
      `${server.prefix}_modele`,
      `${server.prefix}_banc`,
      'WAL_LOG',
    )
    print(await measure(chemin, ecrites, url))
  } finally {
    await server.stop()
    await rm(dossier, { recursive: true, force: true })
  }
}

/** Writes the file week by week, as the portal exports it; answers how many lines it has. */
async function generate(chemin: string, lignes: number): Promise<number> {
  const ecoles = Math.ceil(lignes / (ANNEES * SEMAINES_PAR_AN))
  const file = await open(chemin, 'w')
  let text = `\ufeff${ENTETE}\n`
  let written = 0
  for (let semaine = 0; written < lignes; semaine++) {
    const annee = Math.floor(semaine / SEMAINES_PAR_AN)
    const jour = Date.UTC(2019 + annee, 8, 2) + (semaine % SEMAINES_PAR_AN) * 7 * 86_400_000
    const debut = new Date(jour).toISOString().slice(0, 10)
    for (let ecole = 0; ecole < ecoles && written < lignes; ecole++) {
      text += ligneOf(debut, ecole, (ecole * 7919 + semaine * 104_729) % 6000)
      written += 1
      if (text.length > MEGA) {
        await file.write(text)
        text = ''
      }
    }
  }
  await file.write(text)
  await file.close()
  return written
}

function ligneOf(debut: string, ecole: number, visites: number): string {
  const profils = PROFILS.map((_, i) => `${visites >> (i + 1)};${visites >> (i + 4)};00:12:41`).join(';')
  return `${debut};${uaiOfDemonstration(ecole)};Orléans-Tours;Chartres;Eure-et-Loir;Centre-Val de Loire;MINISTERE DE L'EDUCATION NATIONALE;;COLLEGE;Public;${visites};${visites >> 2};${profils}\n`
}

/** What one import took: megabytes, seconds, rows stored. */
interface Mesures {
  lignes: number
  taille: number
  inspection: number
  import: number
  /** Of the processor: on a machine that does something else, the clock says less. */
  processeur: number
  unites: number
  memoireAvant: number
  memoireMax: number
}

async function measure(chemin: string, lignes: number, url: string): Promise<Mesures> {
  const source = findSource('dnma-profils')
  if (source?.genre !== 'tableau') throw new Error('the DNMA source is a table')
  const connection = openConnection(url)
  const memoireAvant = process.memoryUsage().rss / MEGA
  let memoireMax = memoireAvant
  const watch = setInterval(() => {
    memoireMax = Math.max(memoireMax, process.memoryUsage().rss / MEGA)
  }, 100)
  try {
    const start = performance.now()
    const fichier = await inspectFile(chemin, true)
    const inspected = performance.now()
    const cpu = process.cpuUsage()
    const demande = { source, chemin, campagne: null, demonstration: true, today: new Date('2026-11-23') }
    const { bilan, echecs } = await importFile(connection, demande, fichier, async () => null, silentJournal)
    if (echecs.length > 0 || bilan.chargees !== lignes) throw new Error(`refused: ${echecs.join(' ; ')}`)
    const { user, system } = process.cpuUsage(cpu)
    const imported = performance.now()
    const { rows } = await connection.pool.query<{ unites: number }>(
      'select count(*)::integer as unites from releve',
    )
    return {
      lignes,
      taille: fichier.octets / MEGA,
      inspection: (inspected - start) / 1000,
      import: (imported - inspected) / 1000,
      processeur: (user + system) / 1e6,
      unites: rows[0]?.unites ?? 0,
      memoireAvant,
      memoireMax,
    }
  } finally {
    clearInterval(watch)
    await connection.close()
  }
}

function print(m: Mesures): void {
  const n = (valeur: number, decimales = 0) =>
    new Intl.NumberFormat('fr-FR', { maximumFractionDigits: decimales }).format(valeur)
  const lines = [
    `DNMA : ${n(m.lignes)} lignes, ${n(m.taille)} Mo`,
    `inspection          ${n(m.inspection, 1)} s`,
    `lecture, réduction  ${n(m.import, 1)} s, soit ${n(m.lignes / m.import)} lignes/s`,
    `processeur          ${n(m.processeur, 1)} s, soit ${n(m.lignes / m.processeur)} lignes/s`,
    `relevés             ${n(m.unites)} (établissements × années scolaires)`,
    `mémoire (RSS)       ${n(m.memoireAvant)} Mo avant, ${n(m.memoireMax)} Mo au plus haut`,
  ]
  console.log(lines.join('\n  '))
}
