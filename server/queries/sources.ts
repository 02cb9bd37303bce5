import { SOURCES } from '../../data/catalogue/index.generated.ts'
import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { renouvellementAttendu } from '../../data/catalogue/model/frequence.ts'
import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { LICENCES, type Source } from '../../data/catalogue/model/source.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import type { SourceDetail, SourcePubliee } from '../contract/sources.ts'
import type { Publication } from './publication.ts'

/** Every source of the catalogue, with what the publication holds of it. */
export const listSources = (publication: Publication): SourcePubliee[] =>
  SOURCES.map((source) => toSource(publication, source))

/** Sheet of a source, and the campaigns of it that are published. */
export function toSource(publication: Publication, source: Source): SourcePubliee {
  const { id, titre, producteur, url, frequence, description, reserve, genre } = source
  return {
    ...{ id, titre, producteur, url, frequence, description, genre },
    licence: { ...LICENCES[source.licence] },
    reserve: reserve ?? null,
    referentiel: genre !== 'tableau' || source.referentiel,
    indicateurs: INDICATEURS.filter((indicateur) => sourcesOfIndicateur(indicateur).includes(id)).map(
      (indicateur) => indicateur.id,
    ),
    campagnes: importsOf(publication, id).map(({ campagne, import_id, fin }) => ({
      campagne: campagne === CAMPAGNE_REFERENTIEL ? null : campagne,
      import_id,
      date_import: fin?.toISOString() ?? null,
    })),
    fraicheur: fraicheurOf(publication, source),
  }
}

const importsOf = (publication: Publication, source: string) =>
  publication.imports.filter((lu) => lu.source === source)

/** How old the data of a source is, against what its producer promises. */
export function fraicheurOf(publication: Publication, source: Source): SourcePubliee['fraicheur'] {
  const lus = importsOf(publication, source.id)
  const fins = lus.flatMap(({ fin }) => fin ?? []).sort((a, b) => a.getTime() - b.getTime())
  const dernier = fins.at(-1)
  const campagnes = lus.map(({ campagne }) => campagne).filter((c) => c !== CAMPAGNE_REFERENTIEL)
  const derniere = campagnes.sort().at(-1) ?? null
  return {
    date_import: dernier?.toISOString() ?? null,
    derniere_campagne: derniere,
    a_renouveler_le: dernier ? renouvellementAttendu(source.frequence, dernier, derniere) : null,
  }
}

/** What a source loads, leaves aside and checks, as the catalogue declares it. */
export function declarationOf(
  source: Source,
): Pick<SourceDetail, 'colonnes_chargees' | 'colonnes_ignorees' | 'generations' | 'controles'> {
  const { lignesMin, perteMax, rejetsMax, remplissage } = source.assertions
  const controles = { lignes_min: lignesMin, perte_max: perteMax, rejets_max: rejetsMax, remplissage }
  if (source.genre !== 'tableau') {
    return { colonnes_chargees: [], colonnes_ignorees: [], generations: [], controles }
  }
  return {
    colonnes_chargees: Object.entries(source.champs).map(
      ([champ, { colonnes, obligatoire, facultatif }]) => ({
        champ,
        colonnes: [...colonnes],
        obligatoire: obligatoire ?? false,
        facultative: facultatif ?? false,
      }),
    ),
    // A regular expression writes itself between slashes.
    colonnes_ignorees: source.ignorees.map(String),
    generations: source.generations.map(({ id, signature }) => ({ id, signature: [...signature] })),
    controles,
  }
}
