import { access, rm } from 'node:fs/promises'
import { LIGNES_DEPOT_MAX, SCHEMAS_DEPOT, type SchemaDepot } from '../../data/catalogue/model/depot.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { SourceTabulaire } from '../../data/catalogue/model/source.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import type { Connection } from '../../data/db/connection.ts'
import { findNewestPublication } from '../../data/db/publication.ts'
import { withClient } from '../concurrency.ts'
import { ErreurUtilisateur } from '../erreur.ts'
import type { Faute } from '../steps/validate.ts'
import { insertLignes, insertRejets, type LigneAcceptee, type LigneRejetee } from './ecrire.ts'
import { judgeLignes } from './lire.ts'
import { type FichierOuvert, openFichier } from './ouvrir.ts'
import { judgeUnites, keyOf, type Perimetre, type Unite } from './unites.ts'

/** Lines judged together: few enough for progress to be seen, many enough for each query to be worth it. */
const LOT = 1000

/** What a check needs to know. */
export interface Verification {
  depot: number
  /** Where the file is. */
  chemin: string
  today: Date
}

/**
 * Checks the file of a depot, line by line, and writes what became of each. Cut short, it starts again from nothing:
 * a depot is only ready once its last line is judged. Two checks of one depot never run together.
 */
export async function verifyDepot(connection: Connection, verification: Verification): Promise<void> {
  const { db, pool } = connection
  await withClient(pool, async (client) => {
    await client.query(`select pg_advisory_lock(hashtextextended('depot:' || $1::text, 2))`, [
      verification.depot,
    ])
    try {
      const depot = await db
        .selectFrom('depot')
        .selectAll()
        .where('id', '=', verification.depot)
        .executeTakeFirst()
      if (!depot || (depot.etat !== 'attente' && depot.etat !== 'verification')) return
      await restart(db, depot.id)
      const source = findSource(SCHEMAS_DEPOT[depot.schema_donnees as SchemaDepot])
      if (source?.genre !== 'tableau') throw new Error(`no source for the schema ${depot.schema_donnees}`)
      try {
        await judge(connection, verification, { ...depot, niveau: depot.niveau as Niveau }, source)
      } catch (error) {
        if (!(error instanceof ErreurUtilisateur)) throw error
        await refuse(db, depot.id, error.message)
      }
      await rm(verification.chemin, { force: true })
    } finally {
      await client.query(`select pg_advisory_unlock(hashtextextended('depot:' || $1::text, 2))`, [
        verification.depot,
      ])
    }
  })
}

type Db = Connection['db']

/** Forgets what a check that was cut short had written. */
async function restart(db: Db, id: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('depot_ligne').where('depot_id', '=', id).execute()
    await trx.deleteFrom('depot_rejet').where('depot_id', '=', id).execute()
    await trx
      .updateTable('depot')
      .set({ etat: 'verification', avancement: 0, lues: 0, acceptees: 0, rejetees: 0, message: null })
      .where('id', '=', id)
      .execute()
  })
}

const refuse = (db: Db, id: number, message: string) =>
  db
    .updateTable('depot')
    .set({ etat: 'refuse', avancement: 1, message, verifie_le: new Date() })
    .where('id', '=', id)
    .execute()

interface DepotLu extends Perimetre {
  id: number
  format: 'csv' | 'xlsx' | 'ods'
  demonstration: boolean
}

async function judge(
  connection: Connection,
  { chemin, today }: Verification,
  depot: DepotLu,
  source: SourceTabulaire,
): Promise<void> {
  const { db } = connection
  const publication = await findPublication(db)
  await access(chemin).catch(() => {
    throw new ErreurUtilisateur('Le fichier envoyé n’est plus là : envoyez-le de nouveau.')
  })
  const fichier = await openFichier(source, chemin, depot.format)
  try {
    const { titres, lecture, avertissements } = fichier
    const champs = [...lecture.colonnes.keys()].filter(
      (champ) => !['uai', 'campagne', 'niveau', 'code'].includes(champ),
    )
    await db
      .updateTable('depot')
      .set({ titres, champs, avertissements: JSON.stringify(avertissements) })
      .where('id', '=', depot.id)
      .execute()
    const lots = new Lots(connection, publication, depot, fichier)
    for await (const jugee of judgeLignes(source, fichier, { today, demonstration: depot.demonstration })) {
      await lots.add('acceptee' in jugee ? { ...jugee.acceptee, cellules: jugee.cellules } : jugee.rejetee)
    }
    await lots.end()
  } finally {
    await fichier.close()
  }
}

async function findPublication(db: Db): Promise<number> {
  const id = await findNewestPublication(db)
  if (id !== null) return id
  throw new ErreurUtilisateur(
    'Aucun établissement n’est encore publié : les lignes ne peuvent pas être vérifiées.',
  )
}

type Lue = LigneAcceptee & { cellules: readonly string[] }

/** Lines on their way to the base: their units are judged, and written, a batch at a time. */
class Lots {
  readonly #campagnes = new Set<string>()
  #acceptees: Lue[] = []
  #rejetees: LigneRejetee[] = []
  #derniere = 0
  #compte = { lues: 0, acceptees: 0, rejetees: 0 }

  constructor(
    private readonly connection: Connection,
    private readonly publication: number,
    private readonly depot: DepotLu,
    private readonly fichier: Pick<FichierOuvert, 'total'>,
  ) {}

  async add(ligne: Lue | LigneRejetee): Promise<void> {
    if (this.#compte.lues === LIGNES_DEPOT_MAX) {
      throw new ErreurUtilisateur(`Le fichier a plus de ${LIGNES_DEPOT_MAX} lignes : partagez-le.`)
    }
    this.#compte.lues += 1
    this.#derniere = ligne.ligne
    if ('fautes' in ligne) this.#rejetees.push(ligne)
    else this.#acceptees.push(ligne)
    if (this.#acceptees.length + this.#rejetees.length >= LOT) await this.#flush()
  }

  async #flush(): Promise<void> {
    const { db } = this.connection
    const unites = [...this.#acceptees, ...this.#rejetees.flatMap(({ unite }) => unite ?? [])]
    const refus = await judgeUnites(this.connection, this.publication, this.depot, unites)
    const juger = (unite: Unite): Faute[] => {
      const cause = refus.get(keyOf(unite))
      return cause ? [{ refus: cause, valeur: unite.code }] : []
    }
    const gardees: LigneAcceptee[] = []
    const rejetees = this.#rejetees.map((ligne) => ({
      ...ligne,
      fautes: [...ligne.fautes, ...(ligne.unite ? juger(ligne.unite) : [])],
    }))
    for (const { cellules, ...ligne } of this.#acceptees) {
      const fautes = juger(ligne)
      if (fautes.length > 0) rejetees.push({ ligne: ligne.ligne, fautes, unite: null, cellules })
      else gardees.push(ligne)
    }
    for (const { campagne } of gardees) this.#campagnes.add(campagne)
    this.#compte.acceptees += gardees.length
    this.#compte.rejetees += rejetees.length
    await insertLignes(db, this.depot.id, gardees)
    await insertRejets(db, this.depot.id, rejetees)
    this.#acceptees = []
    this.#rejetees = []
    await db
      .updateTable('depot')
      .set({ ...this.#compte, avancement: this.#share() })
      .where('id', '=', this.depot.id)
      .execute()
  }

  /** A workbook does not tell its length: its progress slows as it goes, and ends at the end. */
  #share(): number {
    const { total } = this.fichier
    const share = total === null ? 1 - 1 / (1 + this.#derniere / 20_000) : this.#derniere / Math.max(1, total)
    return Math.min(0.99, share)
  }

  async end(): Promise<void> {
    await this.#flush()
    if (this.#compte.lues === 0) {
      throw new ErreurUtilisateur('Le fichier ne contient aucune ligne sous son en-tête.')
    }
    if (this.#compte.acceptees === 0) {
      throw new ErreurUtilisateur(
        'Aucune ligne n’est acceptée : les motifs sont dans le fichier des lignes rejetées.',
      )
    }
    await this.connection.db
      .updateTable('depot')
      .set({
        etat: 'verifie',
        avancement: 1,
        campagnes: [...this.#campagnes].sort(),
        verifie_le: new Date(),
      })
      .where('id', '=', this.depot.id)
      .execute()
  }
}
