import { sql } from 'kysely'
import { SCHEMAS_DEPOT } from '../../../data/catalogue/model/depot.ts'
import type { JeuLocal, RequeteJeuxLocaux } from '../../contract/donnees-locales.ts'
import type { CouvertureLocale, DonneesLocalesEcole } from '../../contract/jeu-local.ts'
import type { Db } from '../db.ts'
import type { LigneEtablissement } from '../etablissements.ts'
import type { Publication } from '../publication.ts'
import { libelleDuChamp, orderChamps, titreDuSchema } from './champs.ts'
import { importsNationaux, MEME_CHOSE } from './comparer.ts'
import type { DepotPublie } from './publies.ts'

export const adresseValeurs = (depot: number): string => `/api/v1/donnees-locales/valeurs?depot=${depot}`

/** What readers are told of local data wherever they show: of which territory, since when; never of a person. */
const jeuOf = ({
  id,
  schema,
  niveau,
  code,
  organisation,
  version,
  publie_le,
  campagnes,
  champs,
}: DepotPublie) => ({
  depot: id,
  schema,
  titre: titreDuSchema(schema),
  auteur: { niveau, code, nom: organisation },
  version,
  publie_le: publie_le.toISOString(),
  campagnes,
  champs: orderChamps(schema, champs),
})

/** The sets of local data that answer a request. */
export function listJeux({ depots }: Publication, { schema, niveau, code }: RequeteJeuxLocaux): JeuLocal[] {
  return depots
    .filter((depot) => schema === undefined || depot.schema === schema)
    .filter(
      (depot) =>
        niveau === undefined || code === undefined || (depot.niveau === niveau && depot.code === code),
    )
    .map((depot) => {
      const { lignes, versions, sha256 } = depot
      return { ...jeuOf(depot), lignes, versions, sha256, url: adresseValeurs(depot.id) }
    })
}

type Valeurs = Record<string, string | number | boolean | null>

/** Status of a value read in a file. */
export const statutOf = (valeur: Valeurs[string] | undefined, ecrit: string | undefined) => {
  if (ecrit === 'sans_objet' || ecrit === 'secret') return ecrit
  return valeur === null || valeur === undefined ? 'non_communique' : 'publie'
}

interface LigneEcole {
  depot_id: number
  campagne: string
  valeurs: Valeurs
  statuts: Record<string, string> | null
  nationale: Valeurs | null
}

/** What pilot territories publish of a school, beside what the national source says of the same fields. */
export async function listLocalesEcole(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<DonneesLocalesEcole[]> {
  const candidats = publication.depots.filter(({ niveau, code }) => ecole[niveau] === code)
  const lots = candidats.map(async (depot) => {
    const { rows } = await sql<LigneEcole>`
      select l.depot_id, l.campagne, l.valeurs, l.statuts, n.valeurs as nationale
      from depot_ligne l left join lateral (
        select r.valeurs from (${importsNationaux(publication.id, depot.schema)}) i
        join releve r on r.import_id = i.import_id and r.campagne = i.campagne
        where ${MEME_CHOSE} order by r.ligne limit 1
      ) n on true
      where l.depot_id = ${depot.id} and l.niveau = 'etablissement' and l.code = ${ecole.uai}
      order by l.campagne desc, l.cle`.execute(db)
    return rows.map((row) => toEcole(depot, row))
  })
  return (await Promise.all(lots)).flat()
}

function toEcole(
  depot: DepotPublie,
  { campagne, valeurs, statuts, nationale }: LigneEcole,
): DonneesLocalesEcole {
  const champs = orderChamps(depot.schema, Object.keys(valeurs)).filter((champ) => champ !== 'programme')
  return {
    ...jeuOf(depot),
    campagne,
    programme: typeof valeurs.programme === 'string' ? valeurs.programme : null,
    valeurs: champs.map((champ) => ({
      champ,
      libelle: libelleDuChamp(depot.schema, champ),
      valeur: valeurs[champ] ?? null,
      statut: statutOf(valeurs[champ], statuts?.[champ]),
      nationale: nationale?.[champ] ?? null,
    })),
  }
}

/** What local data cover of a territory: its open schools that they describe, out of all of them. */
export async function listLocalesTerritoire(
  db: Db,
  { id: publication, depots }: Publication,
  { niveau, code }: { niveau: string; code: string },
): Promise<CouvertureLocale[]> {
  if (depots.length === 0) return []
  const dedans = sql`e.publication_id = ${publication} and e.ouvert and ${sql.ref(`e.${niveau}`)} = ${code}`
  const { rows } = await sql<{ id: number; etablissements: number; sien: boolean; attendus: number }>`
    select d.id, (select count(*)::int from etablissement e where ${dedans}) as attendus,
      (select count(distinct l.code)::int from depot_ligne l join etablissement e on e.uai = l.code
        where l.depot_id = d.id and l.niveau = 'etablissement' and ${dedans}) as etablissements,
      exists (select from depot_ligne l where l.depot_id = d.id and l.niveau = ${niveau} and l.code = ${code}) as sien
    from unnest(${depots.map((depot) => depot.id)}::int[]) as d (id)`.execute(db)
  return rows.flatMap(({ id, etablissements, attendus, sien }) => {
    const depot = depots.find((publie) => publie.id === id)
    if (!depot || (etablissements === 0 && !sien)) return []
    return [{ ...jeuOf(depot), etablissements, attendus, url: adresseValeurs(id) }]
  })
}

/** Sources of the catalogue that local data stand beside. */
export const sourcesLocales = (depots: readonly Pick<DepotPublie, 'schema'>[]): string[] => [
  ...new Set(depots.map(({ schema }) => SCHEMAS_DEPOT[schema])),
]
