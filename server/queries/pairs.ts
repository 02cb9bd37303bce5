import { sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { type Profil, semblables } from '../../data/synthese/semblables.ts'
import { CRITERES_PAIRS, type CriterePairs } from '../contract/comparaison.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { campagneOf } from './synthese.ts'

/** A population matters by its order of magnitude: towns of 1,000 and 2,000 differ as much as 10,000 and 20,000. */
const ECHELLE: Record<CriterePairs, (valeur: number) => number> = {
  population: (valeur) => Math.log(Math.max(valeur, 1)),
  population_par_commune: (valeur) => Math.log(Math.max(valeur, 1)),
  ips: (valeur) => valeur,
}

const LIBELLES: Record<CriterePairs, string> = {
  population: 'de population (en logarithme)',
  population_par_commune: 'de population moyenne par commune (en logarithme)',
  ips: 'd’indice de position sociale',
}

/** How the distance is made, for readers. */
export function methodeOf(criteres: readonly CriterePairs[]): string {
  const dits = criteres.map((critere) => LIBELLES[critere])
  const liste = dits.length < 2 ? dits.join('') : `${dits.slice(0, -1).join(', ')} et ${dits.at(-1)}`
  return `Moyenne quadratique des écarts ${liste}, chacun rapporté à son écart-type parmi les territoires du niveau qui ont au moins un établissement. Un critère inconnu ne compte pas.`
}

/** What describes each territory of a level that has schools. */
async function listProfils(
  db: Db,
  publication: Publication,
  niveau: Niveau,
): Promise<Profil<CriterePairs>[]> {
  const colonne = sql.ref(niveau)
  // A commune is rural as its surroundings are: it is read through its intercommunalité.
  const entourage = niveau === 'commune' || niveau === 'arrondissement' ? sql.ref('epci') : colonne
  const { rows } = await sql<{ code: string; nom: string } & Record<CriterePairs, number | null>>`
    with communes as (
      select ${entourage} as code, avg(population)::double precision as moyenne
      from territoire where publication_id = ${publication.id} and niveau = 'commune' group by 1
    ), avec_ecoles as (
      select distinct ${colonne} as code from etablissement where publication_id = ${publication.id} and ouvert
    )
    select t.code, t.nom, t.population, c.moyenne as population_par_commune, s.valeur as ips
    from territoire t
    join avec_ecoles a on a.code = t.code
    left join communes c on c.code = ${niveau === 'arrondissement' ? sql`null` : sql`t.${entourage}`}
    left join synthese s on s.publication_id = t.publication_id and s.indicateur = 'ips'
      and s.campagne = ${campagneOf(publication, 'ips')} and s.niveau = t.niveau and s.code = t.code
      and s.type = 'tous' and s.secteur = 'tous' and s.statut = 'publie'
    where t.publication_id = ${publication.id} and t.niveau = ${niveau}
    order by t.code`.execute(db)
  return rows.map(({ code, nom, population, population_par_commune, ips }) => ({
    code,
    nom,
    criteres: {
      population,
      population_par_commune: round(population_par_commune, 0),
      ips: round(ips),
    },
  }))
}

/** Territories of the same level most like one of them; `null` when it has no school. */
export async function findPairs(
  db: Db,
  publication: Publication,
  { niveau, code }: { niveau: Niveau; code: string },
  { limit, criteres = CRITERES_PAIRS }: { limit: number; criteres?: readonly CriterePairs[] | undefined },
) {
  const profils = await listProfils(db, publication, niveau)
  const cible = profils.find((profil) => profil.code === code)
  if (!cible) return null
  const echelle = Object.fromEntries(criteres.map((critere) => [critere, ECHELLE[critere]]))
  const proches = semblables(cible, profils, echelle as typeof ECHELLE)
  return {
    methode: methodeOf(criteres),
    criteres: cible.criteres,
    total: proches.length,
    resultats: proches
      .slice(0, limit)
      .map(({ distance, ...profil }) => ({ niveau, ...profil, distance: round(distance, 3) as number })),
  }
}
