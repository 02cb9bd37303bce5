import { SOURCES } from '../../data/catalogue/index.generated.ts'
import { TOUS, type TypeEtablissement } from '../../data/catalogue/model/etablissement.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { getNiveau } from '../../data/catalogue/registry.ts'
import { competenceOf } from '../../data/reference/competences.ts'
import type { Synthese } from '../contract/synthese.ts'

/** Sources behind the list of territories: the codes and the shapes. */
export const sourcesTerritoires = (): string[] =>
  SOURCES.filter(({ genre }) => genre !== 'tableau').map(({ id }) => id)

/** Sources behind the identity and the position of schools: tables kept as reference data. */
export const sourcesEtablissements = (): string[] =>
  SOURCES.filter((source) => source.genre === 'tableau' && source.referentiel).map(({ id }) => id)

interface Responsabilite {
  competence: TypeEtablissement | null
  autorite: { nom: string | null; types: TypeEtablissement[]; note: string | null }
}

/** Who is responsible for which public schools of a territory; the first type is the one its level usually has. */
export function responsabiliteOf(niveau: Niveau, code: string): Responsabilite {
  const { autorite, types, note } = competenceOf(niveau, code)
  const usuel = getNiveau(niveau).competence
  const competence = types.find((type) => type === usuel) ?? types[0] ?? null
  return { competence, autorite: { nom: autorite, types: [...types], note } }
}

/** Schools that the authority of a territory answers for: what its synthesis should open on; `null` when none. */
export function perimetreConseille(niveau: Niveau, code: string): Synthese['perimetre_conseille'] {
  const { types, note } = competenceOf(niveau, code)
  const [seul] = types
  if (!seul) return null
  // A région answers for its EREA with its lycées: the type that names its level is the one to open on.
  const principaux = types.filter((type) => type !== 'erea')
  return { type: principaux.length === 1 ? (principaux[0] ?? seul) : TOUS, secteur: 'public', note }
}

export const libelleNiveau = (niveau: Niveau): string => getNiveau(niveau).libelle.singulier
