import { CAMPAGNE_REFERENTIEL, lastOpeningDay } from '../../data/catalogue/model/campagne.ts'
import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { lecturesOfMesure } from '../../data/catalogue/model/mesure.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import type { ValeurEtablissement } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import type { LigneEtablissement } from './etablissements.ts'
import { arrondir } from './nombre.ts'
import { type LigneRecue, type Observation, observerIndicateur } from './observation.ts'
import type { Publication } from './publication.ts'

type Constat = Observation & { campagne: string }
type LigneDatee = LigneRecue & { campagne: string }
interface LigneTerritoire {
  indicateur: string
  niveau: string
  campagne: string
  valeur: number | null
  statut: string
}

/** Everything known of a school: one value per indicator that concerns its type and per campaign, newest first. */
export async function listValeurs(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<ValeurEtablissement[]> {
  const indicateurs = INDICATEURS.filter(({ population }) => population.some((type) => type === ecole.type))
  const [lignes, territoires] = await Promise.all([
    listLignesRecues(
      db,
      publication,
      ecole.uai,
      indicateurs.filter(({ grain }) => grain === 'etablissement'),
    ),
    listLignesTerritoire(db, publication, ecole),
  ])
  return indicateurs.flatMap((indicateur) =>
    constatsOf(indicateur, publication, ecole, lignes, territoires).map((constat) => ({
      indicateur: indicateur.id,
      libelle: indicateur.libelle,
      composante: indicateur.composante,
      grain: indicateur.grain,
      unite: indicateur.unite,
      ...constat,
    })),
  )
}

/** Identity of a school beyond what lists show, and where it comes from. */
export function identiteOf(publication: Publication, ecole: LigneEtablissement) {
  const { nature, date_ouverture, adresse, code_postal, localite, details, import_id, ligne } = ecole
  const source = publication.imports.find((lu) => lu.import_id === import_id)?.source ?? ''
  const provenance = { source, import_id, ligne, position_source: ecole.position_source }
  return { nature, date_ouverture, adresse, code_postal, localite, details, provenance }
}

/**
 * Lines that the publication reads about one school. Only the imports its indicators read are named: each
 * import is a partition, and planning a query costs more than running it when they are many.
 */
async function listLignesRecues(
  db: Db,
  publication: Publication,
  uai: string,
  indicateurs: readonly Indicateur[],
): Promise<LigneDatee[]> {
  const sources = new Set(indicateurs.flatMap(sourcesOfIndicateur))
  const lus = publication.imports.filter(
    ({ source, campagne }) => sources.has(source) && campagne !== CAMPAGNE_REFERENTIEL,
  )
  if (lus.length === 0) return []
  const rows = await db
    .selectFrom('releve')
    .select(['import_id', 'campagne', 'ligne', 'valeurs', 'statuts'])
    .where('import_id', 'in', [...new Set(lus.map(({ import_id }) => import_id))])
    .where('niveau', '=', 'etablissement')
    .where('code', '=', uai)
    .orderBy('ligne')
    .execute()
  return rows.flatMap((row) => {
    const lu = lus.find(({ import_id, campagne }) => import_id === row.import_id && campagne === row.campagne)
    return lu ? [{ ...row, source: lu.source } as LigneDatee] : []
  })
}

/** Published values of the territories a school stands in, for the indicators that describe territories. */
async function listLignesTerritoire(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<LigneTerritoire[]> {
  const niveaux = new Set(INDICATEURS.map(({ grain }) => grain).filter((grain) => grain !== 'etablissement'))
  const lots = [...niveaux].map((niveau) => {
    const code = ecole[niveau]
    if (code === null) return []
    return db
      .selectFrom('synthese')
      .select(['indicateur', 'niveau', 'campagne', 'valeur', 'statut'])
      .where('publication_id', '=', publication.id)
      .where('niveau', '=', niveau)
      .where('code', '=', code)
      .where('type', '=', TOUS)
      .where('secteur', '=', TOUS)
      .execute()
  })
  return (await Promise.all(lots)).flat()
}

function constatsOf(
  indicateur: Indicateur,
  publication: Publication,
  ecole: LigneEtablissement,
  lignes: readonly LigneDatee[],
  territoires: readonly LigneTerritoire[],
): Constat[] {
  if (indicateur.grain !== 'etablissement') return constatsTerritoire(indicateur, publication, territoires)
  const campagnes = (publication.campagnes.get(indicateur.id) ?? []).filter((campagne) =>
    isOuvertPour(campagne, ecole.date_ouverture),
  )
  return campagnes.toReversed().flatMap((campagne) => {
    const constat =
      attributOf(indicateur, ecole) ??
      observerIndicateur(
        indicateur,
        lignes.filter((ligne) => ligne.campagne === campagne),
        importsOf(publication, campagne),
      )
    return constat ? [{ ...constat, campagne }] : []
  })
}

/** Was a school there to answer a campaign? A school that opened later is not a silent one. */
function isOuvertPour(campagne: string, ouverture: string | null): boolean {
  const limite = lastOpeningDay(campagne)
  return ouverture === null || limite === null || ouverture <= limite
}

/** Imports of a campaign, by source. */
export const importsOf = (publication: Publication, campagne: string): Map<string, number> =>
  new Map(
    publication.imports
      .filter((lu) => lu.campagne === campagne)
      .map((lu) => [lu.source, lu.import_id] as const),
  )

/** Value of an indicator that reads a column of the published school. */
function attributOf(indicateur: Indicateur, ecole: LigneEtablissement): Observation | null {
  const lecture = lecturesOfMesure(indicateur.mesure)[0]
  if (lecture?.genre !== 'attribut') return null
  const valeur = ecole[lecture.attribut]
  return {
    valeur,
    statut: valeur === 'inconnue' ? 'non_communique' : 'publie',
    source: ecole.position_source,
    import_id: null,
    ligne: null,
  }
}

/** Values of a territory shown beside its schools: the line is not that of the school, so none is given. */
function constatsTerritoire(
  indicateur: Indicateur,
  publication: Publication,
  territoires: readonly LigneTerritoire[],
): Constat[] {
  const sources = sourcesOfIndicateur(indicateur)
  return territoires
    .filter((ligne) => ligne.indicateur === indicateur.id && ligne.niveau === indicateur.grain)
    .toSorted((a, b) => b.campagne.localeCompare(a.campagne))
    .map(({ campagne, valeur, statut }) => {
      const lu = publication.imports.find(
        (ligne) => ligne.campagne === campagne && sources.includes(ligne.source),
      )
      return {
        campagne,
        valeur: arrondir(valeur),
        statut: statut as Statut,
        source: lu?.source ?? null,
        import_id: lu?.import_id ?? null,
        ligne: null,
      }
    })
}
