import { SOURCES } from '../../data/catalogue/index.generated.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { getNiveau } from '../../data/catalogue/registry.ts'

/** Sources behind the list of territories: the codes and the shapes. */
export const sourcesTerritoires = (): string[] =>
  SOURCES.filter(({ genre }) => genre !== 'tableau').map(({ id }) => id)

/** Sources behind the identity and the position of schools: tables kept as reference data. */
export const sourcesEtablissements = (): string[] =>
  SOURCES.filter((source) => source.genre === 'tableau' && source.referentiel).map(({ id }) => id)

/** Type of school the authority of a level is responsible for. */
export const competenceOf = (niveau: Niveau) => getNiveau(niveau).competence

export const libelleNiveau = (niveau: Niveau): string => getNiveau(niveau).libelle.singulier
