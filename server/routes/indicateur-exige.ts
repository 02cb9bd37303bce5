import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { findIndicateur, INDICATEURS } from '../../data/catalogue/registry.ts'
import { introuvable, parametreInvalide } from '../probleme.ts'
import { advise } from '../propositions.ts'
import type { Publication } from '../queries/publication.ts'
import { campagneOf } from '../queries/synthese.ts'

/** @throws ErreurLecteur 404 listing the indicators that exist. @param parametre where the id was given. */
export function requireIndicateur(id: string, parametre = 'id'): Indicateur {
  const indicateur = findIndicateur(id)
  if (indicateur) return indicateur
  const connus = INDICATEURS.map((connu) => connu.id)
  const { question, precisions } = advise(id, connus)
  throw introuvable(`Aucun indicateur ne porte l’identifiant « ${id} ».${question}`, {
    parametre,
    recu: id,
    attendu: `l’un des indicateurs ${connus.join(', ')}`,
    ...precisions,
  })
}

/**
 * Campaign to serve; `null` when the indicator has no data at all.
 * @throws ErreurLecteur 400 when the campaign asked for has no data, naming those that have.
 */
export function requireCampagne(
  publication: Publication,
  indicateur: Indicateur,
  demandee: string | undefined,
  parametre = 'campagne',
): string | null {
  const connues = publication.campagnes.get(indicateur.id) ?? []
  if (demandee !== undefined && !connues.includes(demandee)) {
    const attendu =
      connues.length > 0 ? `l’une des campagnes ${connues.join(', ')}` : 'aucune : pas encore de données'
    throw parametreInvalide(parametre, demandee, attendu)
  }
  return campagneOf(publication, indicateur.id, demandee)
}
