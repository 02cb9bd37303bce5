import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import type { Demande } from './liste-etablissements.ts'
import type { Publication } from './publication.ts'

/** What a list of schools tells of each, the most asked for first. */
const COLONNES = ['eleves', 'ips', 'fibre_etablissement', 'terminaux_pour_100', 'ent', 'maintenance']

/**
 * The open schools of a territory that a document lists, by name.
 * @param colonnesMax indicators told of each, among those that are asked of them and have data.
 */
export function demandeEcoles(
  publication: Publication,
  lieu: { niveau: Niveau; code: string },
  { type, secteur }: PerimetreEcoles,
  colonnesMax: number,
): Demande {
  const mesures = COLONNES.flatMap((id) => {
    const indicateur = findIndicateur(id)
    const campagne = publication.campagneParDefaut.get(id)
    const posee = indicateur && (type === TOUS || indicateur.population.includes(type))
    return posee && campagne ? [{ indicateur, campagne }] : []
  })
  return {
    filtres: {
      territoire: [lieu],
      ...(type !== TOUS && { type: [type] }),
      ...(secteur !== TOUS && { secteur: [secteur] }),
      ouvert: 'oui',
      conditions: [],
    },
    tri: { colonne: 'nom', decroissant: false },
    mesures: mesures.slice(0, colonnesMax),
    champs: undefined,
  }
}
