import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { requeteComparaison } from '../contract/comparaison.ts'
import { requeteComparaisonEtablissements } from '../contract/comparaison-etablissements.ts'
import { pageComparerEcoles, pageComparerTerritoires, pageComparerVide } from '../pages/comparer.ts'
import { compareTerritoires, questionsOf } from '../queries/comparaison.ts'
import { compareEtablissements } from '../queries/comparaison-etablissements.ts'
import type { Db } from '../queries/db.ts'
import { findEtablissement } from '../queries/etablissements.ts'
import type { Publication } from '../queries/publication.ts'
import { findTerritoire } from '../queries/territoires.ts'

interface Demande {
  publication: Publication
  query: Record<string, unknown>
}

/** First view of a comparison; an empty page when what is asked cannot be understood, or is not known. */
export async function renderComparaison(db: Db, demande: Demande) {
  const page = (await renderTerritoires(db, demande)) ?? (await renderEcoles(db, demande))
  return page ?? pageComparerVide(demande.publication.demonstration)
}

async function renderTerritoires(db: Db, { publication, query }: Demande) {
  const { territoires: texte, type: typeLu, secteur: secteurLu } = query
  const lue = requeteComparaison.safeParse({
    territoires: texte,
    ...(typeLu !== undefined && { type: typeLu }),
    ...(secteurLu !== undefined && { secteur: secteurLu }),
  })
  if (!lue.success) return null
  const { type, secteur } = lue.data
  const trouves = await Promise.all(
    lue.data.territoires.map(({ niveau, code }) => findTerritoire(db, publication, niveau, code)),
  )
  const territoires = trouves.filter((trouve) => trouve !== null)
  if (territoires.length < 2) return null
  const concernes = INDICATEURS.filter(({ population }) => type === TOUS || population.includes(type))
  const questions = questionsOf(publication, concernes)
  const indicateurs = await compareTerritoires(db, publication, territoires, questions, { type, secteur })
  return pageComparerTerritoires({ territoires, indicateurs }, publication.demonstration)
}

async function renderEcoles(db: Db, { publication, query }: Demande) {
  const lue = requeteComparaisonEtablissements.safeParse({ etablissements: query.etablissements })
  if (!lue.success) return null
  const trouves = await Promise.all(
    lue.data.etablissements.map((uai) => findEtablissement(db, publication, uai)),
  )
  const ecoles = trouves.filter((trouve) => trouve !== null)
  if (ecoles.length < 2) return null
  const indicateurs = await compareEtablissements(
    db,
    publication,
    ecoles.map(({ ligne }) => ligne),
  )
  const etablissements = ecoles.map(({ etablissement }) => etablissement)
  return pageComparerEcoles({ etablissements, indicateurs }, publication.demonstration)
}
