import { type SqlBool, sql } from 'kysely'
import type { RequeteSocle, Socle } from '../contract/socle.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { evaluee, isComptable, type Perimetre, type Regle } from './socle-sql.ts'

type Comptes = Socle['comptes']
type EtablissementSocle = Socle['resultats'][number]
type ReponseRegle = EtablissementSocle['regles'][number]

/** Counts of a set of schools: all together, and rule by rule. */
interface Total {
  groupe: string | null
  nom: string | null
  comptes: Comptes
  par_regle: Comptes[]
  manques: (number | null)[]
}

/** One school of a page, as the statement gives it. */
interface Ligne {
  uai: string
  nom: string
  type: EtablissementSocle['type']
  secteur: EtablissementSocle['secteur']
  commune: string
  commune_nom: string | null
  etat: EtablissementSocle['etat']
  etats: ReponseRegle['etat'][]
  valeurs: ReponseRegle['valeur'][]
  manques: (number | null)[]
}

/** What the rules give on a perimeter, and one page of its schools, sorted by UAI. */
export async function evaluateSocle(
  db: Db,
  publication: Publication,
  regles: readonly Regle[],
  requete: Perimetre & Pick<RequeteSocle, 'etat' | 'limit'>,
  apres: string | null,
) {
  const { etat, limit, regrouper_par } = requete
  const conditions = [sql<SqlBool>`true`]
  if (etat) conditions.push(sql<SqlBool>`etat = ${etat}`)
  if (apres !== null) conditions.push(sql<SqlBool>`uai > ${apres}`)
  const { rows } = await sql<{ totaux: Total[] | null; page: Ligne[] | null }>`
    with ${evaluee(publication, regles, requete)},
    total as (${totaux(regles, regrouper_par !== undefined)}),
    page as (
      select uai, nom, type, secteur, commune, etat, etats, valeurs, manques from evaluee
      where ${sql.join(conditions, sql` and `)} order by uai limit ${limit + 1}
    )
    select
      (select jsonb_agg(to_jsonb(t) || jsonb_build_object('nom', n.nom) order by t.groupe nulls first)
       from total t left join territoire n on n.publication_id = ${publication.id}
         and n.niveau = ${regrouper_par ?? ''} and n.code = t.groupe) as totaux,
      (select jsonb_agg(to_jsonb(p) || jsonb_build_object('commune_nom', c.nom) order by p.uai)
       from page p left join territoire c on c.publication_id = ${publication.id}
         and c.niveau = 'commune' and c.code = p.commune) as page`.execute(db)
  const [{ totaux: lus, page } = { totaux: null, page: null }] = rows
  const [ensemble = AUCUN, ...groupes] = lus ?? []
  return {
    comptes: ensemble.comptes,
    regles: regles.map((regle, rang) => bilanOf(regle, ensemble, rang)),
    par_territoire: regrouper_par
      ? groupes.flatMap(({ groupe, nom, comptes, manques }) =>
          groupe === null ? [] : { code: groupe, nom: nom ?? groupe, comptes, manques },
        )
      : null,
    total: etat ? ensemble.comptes[etat] : Object.values(ensemble.comptes).reduce((a, b) => a + b, 0),
    etablissements: (page ?? []).slice(0, limit).map(toEtablissement),
    reste: (page ?? []).length > limit,
  }
}

const NUL: Comptes = { conforme: 0, non_conforme: 0, indetermine: 0 }
const AUCUN: Total = { groupe: null, nom: null, comptes: NUL, par_regle: [], manques: [] }

/** Counts of all schools (first), then of each group. */
function totaux(regles: readonly Regle[], isGroupe: boolean) {
  const count = (condition: (etat: string) => ReturnType<typeof sql>) =>
    sql`jsonb_build_object(${sql.join(
      Object.keys(NUL).map((etat) => sql`${sql.lit(etat)}, count(*) filter (where ${condition(etat)})`),
    )})`
  // Arrays of SQL begin at 1.
  const parRegle = regles.map((_, rang) =>
    count((etat) => sql`etats[${sql.lit(rang + 1)}] = ${sql.lit(etat)}`),
  )
  const manques = regles.map((regle, rang) =>
    isComptable(regle) ? sql`coalesce(sum(manques[${sql.lit(rang + 1)}]), 0)` : sql`null`,
  )
  return sql`select groupe, ${count((etat) => sql`etat = ${sql.lit(etat)}`)} as comptes,
    jsonb_build_array(${sql.join(parRegle)}) as par_regle, jsonb_build_array(${sql.join(manques)}) as manques
    from evaluee group by ${isGroupe ? sql`grouping sets ((), (groupe))` : sql`grouping sets ((groupe))`}
    having ${isGroupe ? sql`grouping(groupe) = 1 or groupe is not null` : sql`true`}`
}

const bilanOf = (regle: Regle, { par_regle, manques }: Total, rang: number): Socle['regles'][number] => ({
  regle: regle.texte,
  indicateur: regle.indicateur.id,
  libelle: regle.indicateur.libelle,
  unite: regle.indicateur.unite,
  operateur: regle.operateur,
  valeur: regle.valeur,
  types: regle.types,
  campagne: regle.campagneLue,
  comptes: par_regle[rang] ?? NUL,
  manque: manques[rang] ?? null,
})

const toEtablissement = ({
  commune,
  commune_nom,
  etats,
  valeurs,
  manques,
  ...fiche
}: Ligne): EtablissementSocle => ({
  ...fiche,
  commune: { code: commune, nom: commune_nom ?? commune },
  regles: etats.map((etat, rang) => {
    const valeur = valeurs[rang] ?? null
    return {
      etat,
      valeur: typeof valeur === 'number' ? round(valeur) : valeur,
      manque: manques[rang] ?? null,
    }
  }),
})
