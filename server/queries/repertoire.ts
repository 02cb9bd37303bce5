import { type RawBuilder, sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Valeurs } from '../contract/indicateurs.ts'
import type { Repertoire } from '../contract/repertoire.ts'
import type { Db } from './db.ts'
import { nomOf } from './parents.ts'
import type { Publication } from './publication.ts'

type NiveauSerie = Valeurs['niveau']
/** A territory that rows stand in. */
export interface Contenant {
  niveau: Niveau
  code: string
}

/** One code of a level: its name, and where it stands. */
export interface Repere {
  code: string
  nom: string
  lieu: string | null
  lieu_nom: string | null
  departement: string | null
  longitude: number | null
  latitude: number | null
}

/** What tells a territory from its namesakes, by level. */
const LIEUX: Partial<Record<Niveau, Niveau>> = {
  academie: 'region_academique',
  departement: 'region',
  circonscription: 'departement',
  epci: 'departement',
  commune: 'departement',
  arrondissement: 'commune',
}

/** Every code of a level in the order of French words; only those inside `dans` when it is given. */
export async function listReperes(
  db: Db,
  publication: Publication,
  niveau: NiveauSerie,
  dans: Contenant | null = null,
): Promise<Repere[]> {
  // Nothing but schools stands in an arrondissement.
  if (dans?.niveau === 'arrondissement' && niveau !== 'etablissement') return []
  const restreint = dans ? sql`and ${sql.ref(`u.${dans.niveau}`)} = ${dans.code}` : sql``
  if (niveau === 'etablissement') return listEcoles(db, publication, restreint)
  const lieu = LIEUX[niveau]
  const { rows } = await sql<Repere>`
    select u.code, u.nom, ${lieu ? sql.ref(`u.${lieu}`) : sql`null`} as lieu, c.nom as lieu_nom, u.departement,
      u.longitude, u.latitude
    from territoire u
    left join territoire c on ${lieu === 'commune'} and c.publication_id = u.publication_id
      and c.niveau = 'commune' and c.code = u.commune
    where u.publication_id = ${publication.id} and u.niveau = ${niveau} ${restreint}
    order by u.nom collate "fr-x-icu", u.code`.execute(db)
  return rows.map((row) => ({
    ...row,
    lieu_nom: row.lieu_nom ?? (lieu && row.lieu ? nomOf(publication, lieu, row.lieu) : null),
    // A département, or anything as wide, does not stand in one.
    departement: lieu === 'departement' || lieu === 'commune' ? row.departement : null,
  }))
}

async function listEcoles(db: Db, publication: Publication, restreint: RawBuilder<unknown>) {
  const { rows } = await sql<Repere>`
    select u.uai as code, u.nom, u.commune as lieu, coalesce(c.nom, u.commune) as lieu_nom, u.departement,
      u.longitude, u.latitude
    from etablissement u
    left join territoire c on c.publication_id = u.publication_id and c.niveau = 'commune' and c.code = u.commune
    where u.publication_id = ${publication.id} and u.ouvert ${restreint}
    order by u.nom collate "fr-x-icu", u.uai`.execute(db)
  return rows
}

/** The same as parallel arrays: each place is named once, however many stand in it. */
export function toRepertoire(
  reperes: readonly Repere[],
): Pick<Repertoire, 'codes' | 'noms' | 'lieux' | 'lieux_codes' | 'lieux_noms' | 'lieux_departements'> {
  const rangs = new Map<string, number>()
  const [lieux_noms, lieux_departements]: [string[], (string | null)[]] = [[], []]
  const rangOf = ({ lieu, lieu_nom, departement }: Repere): number | null => {
    if (lieu === null) return null
    const connu = rangs.get(lieu)
    if (connu !== undefined) return connu
    rangs.set(lieu, rangs.size)
    lieux_noms.push(lieu_nom ?? lieu)
    lieux_departements.push(departement)
    return rangs.size - 1
  }
  return {
    codes: reperes.map(({ code }) => code),
    noms: reperes.map(({ nom }) => nom),
    lieux: reperes.map(rangOf),
    lieux_codes: [...rangs.keys()],
    lieux_noms,
    lieux_departements,
  }
}
