import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { followDemande, startDemande } from '../queries/administration/demandes.ts'
import { dossierDemande, fichierDemande } from '../queries/administration/televersement.ts'
import { type FinCommande, runCommande } from './commande.ts'
import { type ContexteTache, defineTache } from './tache.ts'

/** What the command says (`Suivi` of the ETL, which the server does not import). */
const suiviSchema = z.union([
  z.object({ ligne: z.string() }),
  z.object({ etape: z.string(), part: z.number() }),
  z.object({ erreur: z.string() }),
  z.object({
    import: z.object({
      etat: z.enum(['importe', 'inchange', 'refuse', 'echoue']),
      import_id: z.number().nullable(),
      message: z.string().nullable(),
      occupe: z.boolean(),
    }),
  }),
  z.object({ publication: z.number().nullable() }),
])

/** What was understood of an import so far. */
interface Releve {
  journal: string
  etape: string | null
  avancement: number
  erreur: string | null
  issue: {
    etat: 'importe' | 'inchange' | 'refuse' | 'echoue'
    import_id: number | null
    message: string | null
    occupe: boolean
  } | null
  publication: number | null
}

const JOURNAL_MAX = 20_000
/** Between two looks at the row, which also tell whether the import was given up: milliseconds. */
const CADENCE_MS = 1000

/**
 * Imports a file that an administrator sent, by the very command of the ETL. Cut short, it runs again: a file that was
 * published meanwhile changes nothing the second time.
 */
export const tacheImport = defineTache({
  nom: 'import',
  async execute({ demande: id }, contexte) {
    const { db, dataDir, dernierEssai } = contexte
    const demande = await startDemande(db, id)
    if (!demande) return rm(dossierDemande(dataDir, id), { recursive: true, force: true })
    const releve: Releve = {
      journal: '',
      etape: null,
      avancement: 0,
      erreur: null,
      issue: null,
      publication: null,
    }
    const chemin = fichierDemande(dataDir, id, demande.fichier)
    const args = ['import', demande.source, '--fichier', chemin]
    const fin = await follow(
      contexte,
      id,
      releve,
      demande.campagne ? [...args, '--campagne', demande.campagne] : args,
    )
    if (fin === 'abandonne') return rm(dossierDemande(dataDir, id), { recursive: true, force: true })
    const issue = issueOf(releve, fin)
    if (issue.etat === 'echoue' && issue.reprise && !dernierEssai) {
      await followDemande(db, id, {
        journal: releve.journal,
        etape: 'En attente d’un nouvel essai',
        message: issue.message,
      })
      throw new Error(issue.message)
    }
    const { reprise: _, ...etat } = issue
    await followDemande(db, id, {
      ...etat,
      journal: releve.journal,
      etape: null,
      avancement: 1,
      fin: new Date(),
    })
    await rm(dossierDemande(dataDir, id), { recursive: true, force: true })
  },
})

/** Runs the command and writes how far it is, every second. */
async function follow(
  { db, dataDir, databaseUrl, arret }: ContexteTache,
  id: number,
  releve: Releve,
  args: readonly string[],
): Promise<FinCommande | 'abandonne'> {
  const abandon = new AbortController()
  const note = async (): Promise<void> => {
    const { journal, etape, avancement } = releve
    if (!(await followDemande(db, id, { journal, etape, avancement }))) abandon.abort()
  }
  const tour = setInterval(() => void note().catch(() => undefined), CADENCE_MS)
  try {
    const fin = await runCommande(args, {
      databaseUrl,
      dataDir,
      arret: AbortSignal.any([arret, abandon.signal]),
      receive: (suivi) => comprendre(releve, suivi),
    })
    return abandon.signal.aborted ? 'abandonne' : fin
  } finally {
    clearInterval(tour)
  }
}

function comprendre(releve: Releve, dit: unknown): void {
  const lu = suiviSchema.safeParse(dit)
  if (!lu.success) return
  const suivi = lu.data
  if ('ligne' in suivi) {
    releve.journal = `${releve.journal}${suivi.ligne}\n`.slice(-JOURNAL_MAX)
    if (suivi.ligne.trim()) releve.etape = suivi.ligne.trim().slice(0, 200)
  } else if ('etape' in suivi) {
    releve.etape = suivi.etape
    releve.avancement = suivi.part
  } else if ('erreur' in suivi) releve.erreur = suivi.erreur
  else if ('import' in suivi) releve.issue = suivi.import
  else releve.publication = suivi.publication
}

/** What became of the file. `reprise`: worth another attempt, the file is not at fault. */
function issueOf({ issue, erreur, publication }: Releve, { code, erreurs }: FinCommande) {
  const rien = { import_id: issue?.import_id ?? null, publication_id: publication }
  const message = issue?.message ?? erreur
  if (issue?.etat === 'importe' && publication !== null) {
    return { ...rien, etat: 'publie', message: null, reprise: false } as const
  }
  if (issue?.etat === 'inchange') return { ...rien, etat: 'inchange', message: null, reprise: false } as const
  if (issue?.etat === 'refuse') return { ...rien, etat: 'refuse', message, reprise: false } as const
  if (issue?.etat === 'echoue')
    return { ...rien, etat: 'echoue', message: message ?? '', reprise: issue.occupe } as const
  // Nothing was said of the file: the command was stopped, or broke.
  const cause = erreur ?? (erreurs.trim().split('\n').at(-1) || 'L’import a été interrompu.')
  return { ...rien, etat: 'echoue', message: cause, reprise: erreur === null && code !== 0 } as const
}
