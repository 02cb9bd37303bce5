import { type RawBuilder, sql } from 'kysely'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { type Candidat, type Classement, placeOf } from '../../data/synthese/rang.ts'
import type { Rang, RequeteRangs } from '../contract/comparaison.ts'
import { calculOf, computeSyntheses, isConserve } from './calcul.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import type { Publication } from './publication.ts'
import { campagneOf, perimetreOf } from './synthese.ts'

interface Serie {
  indicateur: Indicateur
  campagne: string | null
}
type Lieu = { niveau: Niveau; code: string }

/** Does the publication keep the whole level for every one of these series? */
export function isRangConserve(
  publication: Publication,
  { niveau }: Pick<Lieu, 'niveau'>,
  indicateurs: readonly Indicateur[],
  requete: RequeteRangs,
): boolean {
  return indicateurs.every((indicateur) => {
    const campagne = campagneOf(publication, indicateur.id, requete.campagne)
    const calcul = campagne === null ? null : calculOf(publication, indicateur.id, campagne)
    return !calcul || isConserve(calcul, { niveau, ...perimetreOf(indicateur, requete) })
  })
}

/** Place of a territory among those of its level, indicator by indicator. */
export async function listRangs(
  db: Db,
  publication: Publication,
  lieu: Lieu,
  indicateurs: readonly Indicateur[],
  requete: RequeteRangs,
): Promise<Rang[]> {
  const series = indicateurs.map((indicateur) => ({
    indicateur,
    campagne: campagneOf(publication, indicateur.id, requete.campagne),
  }))
  const rows = await classify(db, publication, lieu, series, requete)
  return series.map(({ indicateur, campagne }) => {
    const row = rows.get(indicateur.id)
    const lui = row?.statut ? { valeur: row.valeur, statut: row.statut } : undefined
    const { quartiles, ...place } = placeOf(indicateur, lui, row ?? PERSONNE)
    return {
      indicateur: indicateur.id,
      libelle: indicateur.libelle,
      unite: indicateur.unite,
      campagne,
      polarite: indicateur.polarite,
      valeur: round(lui?.valeur ?? null),
      statut: lui?.statut ?? (row ? 'sans_objet' : 'non_disponible'),
      ...place,
      quartiles: quartiles?.map((quartile) => round(quartile) as number) ?? null,
    }
  })
}

type LigneClassement = Classement & { indicateur: string; valeur: number | null; statut: Statut | null }
const PERSONNE: Classement = { classes: 0, superieurs: 0, inferieurs: 0, quartiles: null }

/** The level of each series, summed up around one territory. */
async function classify(
  db: Db,
  publication: Publication,
  lieu: Lieu,
  series: readonly Serie[],
  requete: RequeteRangs,
): Promise<Map<string, LigneClassement>> {
  const isConservee = isRangConserve(
    publication,
    lieu,
    series.map(({ indicateur }) => indicateur),
    requete,
  )
  const lignes = isConservee
    ? conservees(publication, lieu.niveau, series, requete)
    : await calculees(db, publication, lieu.niveau, series, requete)
  const { rows } = await sql<LigneClassement>`
    with ligne as (${lignes}),
    lui as materialized (select indicateur, valeur, statut from ligne where code = ${lieu.code})
    select l.indicateur, max(lui.valeur) as valeur, max(lui.statut) as statut,
      count(l.valeur) filter (where l.statut = 'publie') as classes,
      count(*) filter (where l.statut = 'publie' and l.valeur > lui.valeur) as superieurs,
      count(*) filter (where l.statut = 'publie' and l.valeur < lui.valeur) as inferieurs,
      percentile_cont(array[0.25, 0.5, 0.75]) within group (order by l.valeur)
        filter (where l.statut = 'publie') as quartiles
    from ligne l left join lui on lui.indicateur = l.indicateur
    group by l.indicateur`.execute(db)
  return new Map(rows.map((row) => [row.indicateur, row]))
}

/** Rows of the level that the publication keeps, for all series at once. */
function conservees(
  publication: Publication,
  niveau: Niveau,
  series: readonly Serie[],
  requete: RequeteRangs,
): RawBuilder<unknown> {
  const demandes = series.flatMap(({ indicateur, campagne }) => {
    const { type, secteur } = perimetreOf(indicateur, requete)
    return campagne === null ? [] : [{ indicateur: indicateur.id, campagne, type, secteur }]
  })
  return sql`select s.indicateur, s.code, s.valeur, s.statut
    from jsonb_to_recordset(${JSON.stringify(demandes)}::jsonb)
      d (indicateur text, campagne text, type text, secteur text)
    join synthese s on s.indicateur = d.indicateur and s.campagne = d.campagne and s.type = d.type
      and s.secteur = d.secteur
    where s.publication_id = ${publication.id} and s.niveau = ${niveau}`
}

/** The same for rows computed now, one series after another. */
async function calculees(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  series: readonly Serie[],
  requete: RequeteRangs,
): Promise<RawBuilder<unknown>> {
  const lignes: (Candidat & { indicateur: string })[] = []
  for (const { indicateur, campagne } of series) {
    const calcul = campagne === null ? null : calculOf(publication, indicateur.id, campagne)
    if (!calcul) continue
    const perimetre = { niveau, ...perimetreOf(indicateur, requete) }
    for (const { code, valeur, statut } of await computeSyntheses(db, publication, calcul, perimetre)) {
      lignes.push({ indicateur: indicateur.id, code, valeur, statut })
    }
  }
  return sql`select * from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb)
    l (indicateur text, code text, valeur double precision, statut text)`
}
