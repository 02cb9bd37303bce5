import type { Db } from './db.ts'

/** A layer of tiles as a publication holds it. */
export interface Couche {
  couche: string
  jeu_id: number
  zoom_min: number
  zoom_max: number
}

/** Layers of a publication still kept; none when it is unknown or dropped. */
export const listCouches = (db: Db, publicationId: number): Promise<Couche[]> =>
  db
    .selectFrom('publication_tuiles as p')
    .innerJoin('jeu_tuiles as j', 'j.id', 'p.jeu_id')
    .innerJoin('publication as pub', 'pub.id', 'p.publication_id')
    .select(['p.couche', 'j.id as jeu_id', 'j.zoom_min', 'j.zoom_max'])
    .where('p.publication_id', '=', publicationId)
    .where('pub.statut', '=', 'publiee')
    .orderBy('p.couche')
    .execute()

/** Gzipped bytes of a tile, or `null` when nothing is drawn there. */
export async function findTuile(
  db: Db,
  jeuId: number,
  { z, x, y }: { z: number; x: number; y: number },
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('tuile')
    .select('contenu')
    .where('jeu_id', '=', jeuId)
    .where('z', '=', z)
    .where('x', '=', x)
    .where('y', '=', y)
    .executeTakeFirst()
  return row?.contenu ?? null
}
