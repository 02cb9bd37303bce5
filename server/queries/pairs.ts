import { sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { type Profil, semblables } from '../../data/synthese/semblables.ts'
import type { Db } from './db.ts'
import { arrondir } from './nombre.ts'
import type { Publication } from './publication.ts'
import { campagneOf } from './synthese.ts'

type Critere = 'population' | 'population_par_commune' | 'ips'

/** A population matters by its order of magnitude: towns of 1,000 and 2,000 differ as much as 10,000 and 20,000. */
const ECHELLE: Record<Critere, (valeur: number) => number> = {
  population: (valeur) => Math.log(Math.max(valeur, 1)),
  population_par_commune: (valeur) => Math.log(Math.max(valeur, 1)),
  ips: (valeur) => valeur,
}

/** How the distance is made, for readers. */
export const METHODE_PAIRS =
  'Moyenne quadratique des écarts de population, de population moyenne par commune (en logarithme) et d’indice de position sociale, chacun rapporté à son écart-type parmi les territoires du niveau qui ont au moins une école, un collège ou un lycée. Un critère inconnu ne compte pas.'

/** What describes each territory of a level that has schools. */
async function listProfils(db: Db, publication: Publication, niveau: Niveau): Promise<Profil<Critere>[]> {
  const colonne = sql.ref(niveau)
  // A commune is rural as its surroundings are: it is read through its intercommunalité.
  const entourage = niveau === 'commune' || niveau === 'arrondissement' ? sql.ref('epci') : colonne
  const { rows } = await sql<{ code: string; nom: string } & Record<Critere, number | null>>`
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
      population_par_commune: arrondir(population_par_commune, 0),
      ips: arrondir(ips),
    },
  }))
}

/** Territories of the same level most like one of them; `null` when it has no school. */
export async function findPairs(
  db: Db,
  publication: Publication,
  { niveau, code }: { niveau: Niveau; code: string },
  limit: number,
) {
  const profils = await listProfils(db, publication, niveau)
  const cible = profils.find((profil) => profil.code === code)
  if (!cible) return null
  const proches = semblables(cible, profils, ECHELLE)
  return {
    criteres: cible.criteres,
    total: proches.length,
    resultats: proches
      .slice(0, limit)
      .map(({ distance, ...profil }) => ({ niveau, ...profil, distance: arrondir(distance, 3) as number })),
  }
}
