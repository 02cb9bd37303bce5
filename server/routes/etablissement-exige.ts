import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { findEtablissement } from '../queries/etablissements.ts'
import type { Publication } from '../queries/publication.ts'

/** @throws ErreurLecteur 404 when no school has this UAI. */
export async function exigerEtablissement(db: Db, publication: Publication, uai: string) {
  const trouve = await findEtablissement(db, publication, uai)
  if (trouve) return trouve
  throw introuvable(`Aucun établissement connu sous l’UAI « ${uai} ».`, { parametre: 'uai', recu: uai })
}
