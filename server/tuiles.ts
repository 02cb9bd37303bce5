import type { Db } from './queries/db.ts'
import { Memoire } from './queries/memoire.ts'
import { type Couche, findTuile, listCouches } from './queries/tuiles.ts'

const TUILES_OCTETS = 96 * 1024 * 1024
/** A publication's layers weigh nothing; the count of entries is what is bounded. */
const COUCHES_OCTETS = 64 * 1024

/** Reads tiles through a bounded memory. Publications are immutable: nothing ever goes stale. */
export class LecteurTuiles {
  #tuiles = new Memoire<Buffer | null>(TUILES_OCTETS)
  #couches = new Memoire<Couche[]>(COUCHES_OCTETS)

  constructor(private readonly db: Db) {}

  /** The layer of a publication still kept, or `null`. */
  async couche(publication: number, nom: string): Promise<Couche | null> {
    const cle = String(publication)
    let couches = this.#couches.get(cle)
    if (!couches) {
      couches = await listCouches(this.db, publication)
      // An unknown number may be published in a moment: only what exists is remembered.
      if (couches.length > 0) this.#couches.set(cle, couches, 512)
    }
    return couches.find(({ couche }) => couche === nom) ?? null
  }

  /** Gzipped bytes of a tile, or `null` when nothing is drawn there. */
  async tuile(jeuId: number, position: { z: number; x: number; y: number }): Promise<Buffer | null> {
    const cle = `${jeuId}/${position.z}/${position.x}/${position.y}`
    const connue = this.#tuiles.get(cle)
    if (connue !== undefined) return connue
    const contenu = await findTuile(this.db, jeuId, position)
    this.#tuiles.set(cle, contenu, (contenu?.length ?? 0) + 128)
    return contenu
  }
}
