import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { libelleNiveau } from '../queries/referentiel.ts'
import { findSuccesseur, findTerritoire } from '../queries/territoires.ts'

/**
 * The territory named by an address.
 * @param suite rest of the address, for the suggestion.
 * @throws ErreurLecteur 404, naming the successor of an abolished code when there is one.
 */
export async function exigerTerritoire(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  code: string,
  suite: string,
) {
  const territoire = await findTerritoire(db, publication, niveau, code)
  if (territoire) return territoire
  const successeur = await findSuccesseur(db, publication, niveau, code)
  const objet = `${libelleNiveau(niveau)} de code « ${code} »`
  if (!successeur) {
    throw introuvable(`Aucun territoire connu : ${objet}.`, { parametre: 'code', recu: code })
  }
  throw introuvable(
    `Le code « ${code} » n’est plus en vigueur : il a été repris par ${successeur.nom} (${successeur.code}).`,
    {
      parametre: 'code',
      recu: code,
      suggestion: { ...successeur, url: `/api/v1/territoires/${niveau}/${successeur.code}${suite}` },
    },
  )
}
