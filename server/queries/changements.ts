import { type RawBuilder, sql } from 'kysely'
import { nameSource } from '../../data/catalogue/registry.ts'
import type { Changements, RequeteChangements } from '../contract/versions.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'

type Bornes = { avant: number; apres: number }
type ChangementListe = Changements['etablissements']

/** Examples shown of a changed series, and of a changed list. */
const EXEMPLES_SERIE = 3
const EXEMPLES_LISTE = 20

const RIEN: ChangementListe = { ajoutes: 0, retires: 0, modifies: 0, exemples: [] }

/** What a first publication changed: everything, which says nothing. */
export const AUCUN_CHANGEMENT = {
  par_source: [],
  etablissements: RIEN,
  territoires: RIEN,
  par_indicateur: [],
} as const satisfies Partial<Changements>

/** What differs between two retained publications. */
export async function findChangements(db: Db, bornes: Bornes, requete: RequeteChangements) {
  const [par_source, etablissements, territoires, par_indicateur] = await Promise.all([
    listSources(db, bornes),
    compareListe(db, bornes, ETABLISSEMENTS),
    compareListe(db, bornes, TERRITOIRES),
    listIndicateurs(db, bornes, requete),
  ])
  return { par_source, etablissements, territoires, par_indicateur }
}

async function listSources(db: Db, { avant, apres }: Bornes): Promise<Changements['par_source']> {
  const { rows } = await sql<Omit<Changements['par_source'][number], 'titre'>>`
    select c.source, c.campagne,
      case when c.avant is null then 'ajoute' when c.apres is null then 'retire' else 'remplace' end as nature,
      c.avant, c.apres, ia.chargees as lignes_avant, ib.chargees as lignes_apres,
      coalesce(ia.sha256 = ib.sha256, false) as meme_fichier
    from (
      select source, campagne, a.import_id as avant, b.import_id as apres
      from (select source, campagne, import_id from publication_import where publication_id = ${avant}) a
      full join (select source, campagne, import_id from publication_import where publication_id = ${apres}) b
        using (source, campagne)
      where a.import_id is distinct from b.import_id
    ) c
    left join import ia on ia.id = c.avant
    left join import ib on ib.id = c.apres
    order by c.source, c.campagne`.execute(db)
  return rows.map(({ source, ...row }) => ({ source, titre: nameSource(source), ...row }))
}

/** A list whose rows have a name, told apart by a key, and the columns whose change counts. */
interface Liste {
  table: RawBuilder<unknown>
  cle: RawBuilder<unknown>
  champs: RawBuilder<unknown>
}
const ETABLISSEMENTS: Liste = {
  table: sql`etablissement`,
  cle: sql`uai`,
  champs: sql`nom, type, secteur, nature, ouvert, date_ouverture, adresse, code_postal, commune, epci, departement,
    academie, longitude, latitude, position_precision, education_prioritaire`,
}
const TERRITOIRES: Liste = {
  table: sql`territoire`,
  cle: sql`niveau || ':' || code`,
  champs: sql`nom, nature, epci, departement, academie, region_academique, region, population, anciens_codes`,
}

async function compareListe(
  db: Db,
  { avant, apres }: Bornes,
  { table, cle, champs }: Liste,
): Promise<ChangementListe> {
  const etat = (id: number) =>
    sql`(select ${cle} as code, nom, md5(row(${champs})::text) as etat from ${table} where publication_id = ${id})`
  const { rows } = await sql<{
    nature: 'ajoute' | 'modifie' | 'retire'
    nombre: number
    exemples: Exemple[]
  }>`
    select nature, count(*) as nombre,
      (array_agg(jsonb_build_object('code', code, 'nom', nom) order by code))[1:${sql.lit(EXEMPLES_LISTE)}] as exemples
    from (
      select code, coalesce(b.nom, a.nom) as nom,
        case when a.etat is null then 'ajoute' when b.etat is null then 'retire' else 'modifie' end as nature
      from ${etat(avant)} a full join ${etat(apres)} b using (code)
      where a.etat is distinct from b.etat
    ) c group by nature order by nature`.execute(db)
  const combien = (nature: string) => rows.find((row) => row.nature === nature)?.nombre ?? 0
  return {
    ajoutes: combien('ajoute'),
    retires: combien('retire'),
    modifies: combien('modifie'),
    exemples: rows
      .flatMap(({ nature, exemples }) => exemples.map((exemple) => ({ ...exemple, nature })))
      .slice(0, EXEMPLES_LISTE),
  }
}
interface Exemple {
  code: string
  nom: string
}

type ChangementSyntheses = Changements['par_indicateur'][number]

/** Compares the rows both publications store, all types and sectors together; the others follow from the same. */
async function listIndicateurs(
  db: Db,
  { avant, apres }: Bornes,
  { indicateur, niveau }: RequeteChangements,
): Promise<ChangementSyntheses[]> {
  const lignes = (id: number) => sql`(
    select indicateur, niveau, code, campagne, statut, valeur, attendus, repondants,
      md5(row(statut, valeur, borne_basse, borne_haute, attendus, repondants, decile_1, decile_9, repartition)::text) as etat
    from synthese
    where publication_id = ${id} and type = 'tous' and secteur = 'tous'
      ${indicateur ? sql`and indicateur = ${indicateur}` : sql``} ${niveau ? sql`and niveau = ${niveau}` : sql``})`
  const { rows } = await sql<ChangementSyntheses>`
    with comparaison as (
      select indicateur, niveau, code, campagne, a.valeur as avant, b.valeur as apres,
        a.statut as statut_avant, b.statut as statut_apres,
        case when a.etat is null then 'ajoutee' when b.etat is null then 'retiree'
          when a.etat = b.etat then 'inchangee' else 'modifiee' end as nature
      from ${lignes(avant)} a full join ${lignes(apres)} b using (indicateur, niveau, code, campagne)
    ), rangee as (
      select *, row_number() over (partition by indicateur, niveau, nature = 'inchangee'
        order by abs(apres - avant) desc nulls last, campagne desc, code) as rang
      from comparaison
    )
    select indicateur, niveau,
      count(*) filter (where nature = 'ajoutee') as ajoutees,
      count(*) filter (where nature = 'retiree') as retirees,
      count(*) filter (where nature = 'modifiee') as modifiees,
      count(*) filter (where nature = 'inchangee') as inchangees,
      jsonb_agg(jsonb_build_object('code', code, 'campagne', campagne, 'avant', avant, 'apres', apres,
        'statut_avant', statut_avant, 'statut_apres', statut_apres) order by rang)
        filter (where nature <> 'inchangee' and rang <= ${sql.lit(EXEMPLES_SERIE)}) as exemples
    from rangee group by indicateur, niveau
    having count(*) filter (where nature <> 'inchangee') > 0
    order by indicateur, niveau`.execute(db)
  return rows.map(({ exemples, ...ligne }) => ({
    ...ligne,
    exemples: exemples.map((exemple) => ({
      ...exemple,
      avant: round(exemple.avant),
      apres: round(exemple.apres),
    })),
  }))
}
