import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import { type ErreurLecteur, introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { findEtablissement } from '../queries/etablissements.ts'
import type { Publication } from '../queries/publication.ts'
import { findAutrePublication, findMention } from '../queries/traces.ts'

/** @throws ErreurLecteur 404 when no school has this UAI, with what is left of it. */
export async function requireEtablissement(db: Db, publication: Publication, uai: string) {
  const trouve = await findEtablissement(db, publication, uai)
  if (trouve) return trouve
  throw await absenceOf(db, publication, uai)
}

/** What is left of a school that is not published: another publication that knows it, else the last file that named it. */
export async function absenceOf(db: Db, publication: Publication, uai: string): Promise<ErreurLecteur> {
  const precisions = { parametre: 'uai', recu: uai }
  const inconnu = `Aucun établissement connu sous l’UAI « ${uai} »`
  const autre = await findAutrePublication(db, publication, uai)
  if (autre) {
    const url = `/api/v1/etablissements/${uai}?publication=${autre.publication}`
    return introuvable(
      `${inconnu} dans la publication n° ${publication.id} ; la publication n° ${autre.publication} le connaît : ${autre.nom}.`,
      { ...precisions, suggestion: { code: uai, nom: autre.nom, url } },
    )
  }
  const mention = await findMention(db, publication, uai)
  if (!mention) return introuvable(`${inconnu}.`, precisions)
  const titre = findSource(mention.source)?.titre ?? mention.source
  return introuvable(
    `${inconnu} dans l’annuaire. Il figure dans « ${titre} » (${libelleCampagne(mention.campagne)}) : il a fermé ou changé d’identifiant depuis.`,
    precisions,
  )
}
