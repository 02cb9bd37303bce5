import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { SOURCES } from '../data/catalogue/index.generated.ts'
import { campagneSchema } from '../data/catalogue/model/campagne.ts'
import { findSource } from '../data/catalogue/registry.ts'
import { accreditAgent, type OptionsAgent } from './agent.ts'
import { openDatabase } from './database.ts'
import { verifyDepot } from './depots/verifier.ts'
import { scanDossier } from './dossier.ts'
import { ErreurUtilisateur } from './erreur.ts'
import { type Issue, runImports } from './import.ts'
import { type Demande, verifyFile } from './import-file.ts'
import { consoleJournal, type Journal, machineJournal } from './progress.ts'
import { printImport, printRun } from './report.ts'
import { printStatus } from './status.ts'
import { fetchFile } from './steps/fetch.ts'
import { withdraw } from './withdraw.ts'

const AIDE = `Usage : npm run etl -- <commande>

  import <source> --fichier <chemin|adresse> [--campagne 2022]
        importe un fichier, puis publie
  import-dossier <dossier>
        importe tous les fichiers officiels reconnus d’un dossier, puis publie une fois
  verifier <source> --fichier <chemin|adresse> [--campagne 2022]
        lit et contrôle un fichier sans rien changer
  statut
        ce qui est publié, et les derniers imports
  retirer <publication>
        retire une publication ; les lecteurs voient la précédente
  revenir <publication>
        remet en vigueur une publication conservée, en retirant les suivantes
  agent --courriel <adresse> --role <rôle> [--nom <nom>] [--territoire departement:35] [--source ips-ecoles]
        accrédite une personne et donne son lien de connexion ; rôles : administrateur, moderateur,
        pilote (d’un territoire), producteur (d’une source)
  depot <numéro> --fichier <chemin>
        vérifie les lignes d’un dépôt de données locales (le serveur lance cette commande)
  syntheses --niveau departement --dossier <dossier> [--adresse https://…]
        écrit la synthèse PDF de chaque territoire d’un niveau

Sources : ${SOURCES.filter((source) => source.genre !== 'embarquee')
  .map(({ id }) => id)
  .join(', ')}`

/** `--suivi`: another program runs this command and reads what it says. */
const machine = process.argv.includes('--suivi') ? machineJournal() : null
const journal: Journal = machine ?? consoleJournal()

async function main(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(argv)
  const [command, target] = positionals
  if (values.aide || !command) {
    journal.line(AIDE)
    return
  }
  switch (command) {
    case 'import':
      return importOne(target, values)
    case 'import-dossier':
      return importDossier(target)
    case 'verifier':
      return verify(target, values)
    case 'statut':
      return withDatabase((connection) => printStatus(connection, journal))
    case 'retirer':
    case 'revenir':
      return takeBack(command, target)
    case 'agent':
      return accredit(values)
    case 'depot':
      return checkDepot(target, values)
    default:
      throw new ErreurUtilisateur(`Commande inconnue : ${command}\n\n${AIDE}`)
  }
}

function parseOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        fichier: { type: 'string' },
        campagne: { type: 'string' },
        courriel: { type: 'string' },
        role: { type: 'string' },
        nom: { type: 'string' },
        territoire: { type: 'string' },
        source: { type: 'string' },
        suivi: { type: 'boolean', default: false },
        aide: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    const [option] = /--?[\w-]+/.exec((error as Error).message) ?? []
    throw new ErreurUtilisateur(`Option inconnue ou incomplète : ${option ?? argv.join(' ')}\n\n${AIDE}`)
  }
}

type Options = { fichier?: string | undefined; campagne?: string | undefined }

function demandeOf(target: string | undefined, options: Options, chemin: string): Demande {
  const source = target ? findSource(target) : undefined
  if (!source || source.genre === 'embarquee') {
    throw new ErreurUtilisateur(`Source inconnue : ${target ?? '(aucune)'}\n\n${AIDE}`)
  }
  const campagne = options.campagne ?? null
  if (campagne !== null && !campagneSchema.safeParse(campagne).success) {
    throw new ErreurUtilisateur(`Campagne illisible : « ${campagne} ». Attendu : 2022 ou 2018-T1.`)
  }
  return { source, chemin, campagne, demonstration: false, today: new Date() }
}

function fileOf({ fichier }: Options): string {
  if (!fichier) throw new ErreurUtilisateur(`Précisez le fichier : --fichier <chemin|adresse>\n\n${AIDE}`)
  return fichier
}

async function importOne(target: string | undefined, options: Options): Promise<void> {
  const start = performance.now()
  const place = fileOf(options)
  demandeOf(target, options, place)
  const { chemin, clean } = await fetchFile(place, readConfig().dataDir, journal)
  try {
    const demande = demandeOf(target, options, chemin)
    await runAndReport([demande], `import de ${demande.source.id}`, start)
  } finally {
    await clean()
  }
}

async function importDossier(dossier: string | undefined): Promise<void> {
  if (!dossier) throw new ErreurUtilisateur(`Précisez le dossier.\n\n${AIDE}`)
  const start = performance.now()
  const { demandes, ecartes } = await scanDossier(dossier, { demonstration: false, today: new Date() })
  for (const { chemin, motif } of ecartes) journal.line(`  écarté : ${chemin} (${motif})`)
  await runAndReport(demandes, 'import d’un dossier', start)
}

async function runAndReport(demandes: readonly Demande[], motif: string, start: number): Promise<void> {
  await withDatabase(async (connection) => {
    const run = await runImports(connection, demandes, { motif, demonstration: false, journal })
    printRun(run, journal, start)
    for (const issue of run.issues) machine?.tell({ import: outcomeOf(issue) })
    machine?.tell({ publication: run.publication?.publicationId ?? null })
    if (run.issues.some(({ etat }) => etat === 'echoue' || etat === 'refuse')) process.exitCode = 1
  })
}

/** What became of a file, for the program that asked. */
function outcomeOf(issue: Issue) {
  const { etat } = issue
  if (etat === 'echoue') return { etat, import_id: null, message: issue.message, occupe: issue.occupe }
  if (etat === 'inchange') return { etat, import_id: null, message: null, occupe: false }
  const { importId, echecs } = issue.resultat
  return { etat, import_id: importId, message: echecs.join(' ; ') || null, occupe: false }
}

async function takeBack(command: 'retirer' | 'revenir', target: string | undefined): Promise<void> {
  const publication = Number(target)
  if (!Number.isInteger(publication) || publication < 1) {
    throw new ErreurUtilisateur(`Précisez le numéro de la publication.\n\n${AIDE}`)
  }
  await withDatabase(async (connection) => {
    const { retirees, enVigueur } = await withdraw(connection, publication, {
      revenir: command === 'revenir',
    })
    journal.line(
      retirees.length === 0
        ? `La publication n° ${enVigueur} est déjà en vigueur.`
        : `Retirée : ${retirees.join(', ')}. En vigueur : publication n° ${enVigueur}.`,
    )
    machine?.tell({ retirees, en_vigueur: enVigueur })
  })
}

async function verify(target: string | undefined, options: Options): Promise<void> {
  const place = fileOf(options)
  demandeOf(target, options, place)
  const { chemin, clean } = await fetchFile(place, readConfig().dataDir, journal)
  try {
    const resultat = await verifyFile(demandeOf(target, options, chemin), journal)
    printImport(resultat, journal)
    for (const echec of resultat.echecs) journal.line(`  ✗ ${echec}`)
    const verdict = resultat.echecs.length > 0 ? 'Ce fichier serait refusé.' : 'Ce fichier serait accepté.'
    journal.line(`${verdict} Rien n’a été importé.`)
    if (resultat.echecs.length > 0) process.exitCode = 1
  } finally {
    await clean()
  }
}

async function checkDepot(target: string | undefined, options: Options): Promise<void> {
  const depot = Number(target)
  if (!Number.isInteger(depot) || depot < 1)
    throw new ErreurUtilisateur(`Précisez le numéro du dépôt.\n\n${AIDE}`)
  const chemin = fileOf(options)
  await withDatabase((connection) => verifyDepot(connection, { depot, chemin, today: new Date() }))
}

async function accredit(options: OptionsAgent): Promise<void> {
  const { url, port } = readConfig()
  await withDatabase((connection) =>
    accreditAgent(connection, options, url ?? `http://localhost:${port}`, journal),
  )
}

async function withDatabase(
  work: (connection: Awaited<ReturnType<typeof openDatabase>>['connection']) => Promise<void>,
): Promise<void> {
  const { connection, close } = await openDatabase(readConfig(), journal)
  try {
    await work(connection)
  } finally {
    await close()
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof ErreurUtilisateur) machine?.tell({ erreur: error.message })
  console.error(error instanceof ErreurUtilisateur ? error.message : error)
  process.exitCode = 1
}
