import type { Db } from './db.ts'
import { loadPublication, type Publication } from './publication.ts'

/** Publications kept in memory besides the one in force; older ones are loaded again when asked. */
const GARDEES = 3

/** Reads former publications, as long as their rows are kept. */
export class Retenues {
  #chargees = new Map<number, Publication>()

  constructor(private readonly db: Db) {}

  /** The publication of this number; `etat` says why when there is none. Its status is asked each time. */
  async read(id: number): Promise<{ etat: 'publiee' | 'retiree' | 'inconnue'; publication?: Publication }> {
    const row = await this.db
      .selectFrom('publication')
      .select('statut')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row || row.statut === 'en_preparation') return { etat: 'inconnue' }
    if (row.statut === 'retiree') {
      this.#chargees.delete(id)
      return { etat: 'retiree' }
    }
    const publication = this.#chargees.get(id) ?? (await loadPublication(this.db, id))
    this.#chargees.set(id, publication)
    const [ancienne] = this.#chargees.keys()
    if (this.#chargees.size > GARDEES && ancienne !== undefined) this.#chargees.delete(ancienne)
    return { etat: 'publiee', publication }
  }
}
