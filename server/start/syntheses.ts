import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { perimetreOf } from '../../data/catalogue/model/perimetre.ts'
import { openDatabase } from '../../etl/database.ts'
import { ErreurUtilisateur } from '../../etl/erreur.ts'
import { consoleJournal, type Journal } from '../../etl/progress.ts'
import { Atelier } from '../atelier/atelier.ts'
import { adressesSynthese } from '../pdf/adresses.ts'
import type { Db } from '../queries/db.ts'
import { findDonneesSynthese } from '../queries/donnees-synthese.ts'
import { enParallele } from '../queries/parallele.ts'
import { findPublicationId, loadPublication, type Publication } from '../queries/publication.ts'
import { responsabiliteOf } from '../queries/referentiel.ts'
import { findTerritoire, listCodes } from '../queries/territoires.ts'
import { EMPREINTE_CATALOGUE } from '../version.ts'
import { type Lot, openLot } from './lot.ts'
import { duree } from './suivi.ts'

const AIDE = `Usage : npm run etl -- syntheses --niveau <niveau> --dossier <dossier> [--adresse https://cartable.exemple.fr]
  écrit la synthèse PDF de chaque territoire d’un niveau, sur les établissements dont il a la charge ;
  ce qui est déjà à jour n’est pas refait ; l’adresse publique (à défaut, CARTABLE_URL) donne les liens et le code QR.
Niveaux : ${NIVEAUX.join(', ')}`

interface Demande {
  niveau: Niveau
  dossier: string
  origine: string | null
}

/** @throws ErreurUtilisateur when the command cannot be understood. */
function readDemande(argv: readonly string[], url: string | null): Demande {
  const options = {
    niveau: { type: 'string' },
    dossier: { type: 'string' },
    adresse: { type: 'string' },
  } as const
  let lues: { niveau?: string | undefined; dossier?: string | undefined; adresse?: string | undefined }
  try {
    lues = parseArgs({ args: [...argv], options }).values
  } catch {
    throw new ErreurUtilisateur(AIDE)
  }
  const niveau = NIVEAUX.find((connu) => connu === lues.niveau)
  const adresse = lues.adresse ?? url ?? undefined
  if (!niveau || !lues.dossier) throw new ErreurUtilisateur(AIDE)
  if (adresse !== undefined && !URL.canParse(adresse)) {
    throw new ErreurUtilisateur(`Adresse illisible : « ${adresse} ».\n\n${AIDE}`)
  }
  return { niveau, dossier: resolve(lues.dossier), origine: adresse?.replace(/\/$/, '') ?? null }
}

interface Fabrique {
  db: Db
  publication: Publication
  atelier: Atelier
  lot: Lot
  demande: Demande
}

/** @returns whether the document had to be made. */
async function make({ db, publication, atelier, lot, demande }: Fabrique, code: string): Promise<boolean> {
  const { niveau, origine } = demande
  const nom = `synthese-${niveau}-${code}.pdf`
  if (await lot.isAJour(nom)) return false
  const territoire = await findTerritoire(db, publication, niveau, code)
  if (!territoire) throw new Error(`${niveau} ${code} vanished from publication ${publication.id}`)
  const perimetre = perimetreOf(responsabiliteOf(niveau, code), {})
  const donnees = await findDonneesSynthese(db, publication, territoire, {
    ...perimetre,
    campagne: undefined,
  })
  const adresses = origine === null ? null : adressesSynthese(origine, donnees)
  await lot.write(nom, await atelier.draw({ genre: 'synthese', donnees, adresses }))
  return true
}

/** Draws every synthesis of a level; a failure is told and the others go on. @returns how many failed. */
async function writeAll(fabrique: Fabrique, threads: number, journal: Journal): Promise<number> {
  const { db, publication, demande } = fabrique
  const debut = performance.now()
  const codes = await listCodes(db, publication, demande.niveau)
  const bilan = { faites: 0, gardees: 0, echecs: 0 }
  // One more than the threads: a document is being read while the others are drawn.
  await enParallele(
    codes,
    async (code) => {
      try {
        const faite = await make(fabrique, code)
        bilan[faite ? 'faites' : 'gardees'] += 1
      } catch (error) {
        bilan.echecs += 1
        journal.line(`  ✗ ${demande.niveau} ${code} : ${(error as Error).message}`)
      }
      const traitees = bilan.faites + bilan.gardees + bilan.echecs
      journal.progress(`${traitees} sur ${codes.length}`, traitees / codes.length)
    },
    threads + 1,
  )
  journal.line(
    `${bilan.faites} synthèse(s) écrite(s), ${bilan.gardees} déjà à jour, ${bilan.echecs} échec(s) en ${duree(performance.now() - debut)} : ${demande.dossier}`,
  )
  return bilan.echecs
}

async function main(argv: readonly string[]): Promise<void> {
  const journal = consoleJournal()
  const config = readConfig()
  const demande = readDemande(argv, config.url)
  const { connection, close } = await openDatabase(config, journal)
  const atelier = new Atelier(config.threads)
  try {
    const { db } = connection
    const publication = await loadPublication(db, await findPublicationId(db))
    if (publication.id === 0) throw new ErreurUtilisateur('Rien n’est publié : il n’y a rien à écrire.')
    const origine = [publication.id, publication.cree_le?.toISOString(), EMPREINTE_CATALOGUE, demande.origine]
    const lot = await openLot(demande.dossier, origine.join(' '))
    const echecs = await writeAll({ db, publication, atelier, lot, demande }, config.threads, journal)
    if (echecs > 0) process.exitCode = 1
  } finally {
    await atelier.close()
    await close()
  }
}

try {
  await main(process.argv.slice(3))
} catch (error) {
  console.error(error instanceof ErreurUtilisateur ? error.message : error)
  process.exitCode = 1
}
