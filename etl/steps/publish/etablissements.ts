import type pg from 'pg'

/** Ranks of precision, so that the better of two positions is kept. */
const RANG = `array['numero', 'rue', 'lieu_dit', 'commune', 'inconnue']`

/**
 * Fills the `etablissement` partition of a publication from the rows of the annuaire, the géolocalisation
 * and the priority education list. The better position wins and says which source it comes from.
 * @param imports ids of the imports to read; an absent source is an empty list.
 * @param repCampagne campaign of the priority education list, or null.
 */
export async function buildEtablissements(
  client: pg.ClientBase,
  table: string,
  publicationId: number,
  imports: { annuaire: number[]; geolocalisation: number[]; rep: number[]; repCampagne: string | null },
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into ${table} (
      publication_id, uai, nom, type, secteur, nature, ouvert, date_ouverture, adresse, code_postal, localite,
      commune, arrondissement, epci, circonscription, departement, academie, region_academique, region, pays,
      longitude, latitude, position_precision, position_source, education_prioritaire, details, import_id, ligne
    )
    with annuaire as (
      select a.code, a.import_id, a.ligne, a.valeurs as v,
        (a.valeurs ->> 'longitude')::double precision as longitude,
        (a.valeurs ->> 'latitude')::double precision as latitude,
        coalesce(a.valeurs ->> 'precision', 'inconnue') as precision
      from releve a
      where a.import_id = any ($2::integer[])
    ),
    geolocalisation as (
      select g.code, (g.valeurs ->> 'longitude')::double precision as longitude,
        (g.valeurs ->> 'latitude')::double precision as latitude,
        coalesce(g.valeurs ->> 'precision', 'inconnue') as precision
      from releve g
      where g.import_id = any ($3::integer[])
    ),
    rep as (
      select r.code, r.valeurs ->> 'education_prioritaire' as education_prioritaire
      from releve r
      where r.import_id = any ($4::integer[]) and r.campagne = $5::text
    )
    select $1::integer, a.code, coalesce(a.v ->> 'nom', 'Établissement ' || a.code), a.v ->> 'type', a.v ->> 'secteur', a.v ->> 'nature',
      coalesce(a.v ->> 'etat', 'ouvert') in ('ouvert', 'a_fermer'), (a.v ->> 'date_ouverture')::date,
      nullif(concat_ws(', ', a.v ->> 'adresse', a.v ->> 'lieu_dit'), ''), a.v ->> 'code_postal',
      a.v ->> 'localite', t.code, a.v ->> 'arrondissement', t.epci,
      case when a.v ->> 'type' = 'ecole' then a.v ->> 'circonscription' end, t.departement, t.academie,
      t.region_academique, t.region, t.pays,
      case when g.meilleure then g.longitude else a.longitude end,
      case when g.meilleure then g.latitude else a.latitude end,
      case when g.meilleure then g.precision when a.longitude is null then 'inconnue' else a.precision end,
      case when g.meilleure then 'geolocalisation' when a.longitude is not null then 'annuaire' end,
      case when $5::text is null or a.v ->> 'type' not in ('ecole', 'college') then null
        else coalesce(r.education_prioritaire, 'aucune') end,
      a.v - array['nom', 'type', 'secteur', 'nature', 'date_ouverture', 'adresse', 'lieu_dit', 'code_postal',
        'localite', 'commune', 'arrondissement', 'departement', 'longitude', 'latitude', 'precision', 'circonscription'],
      a.import_id, a.ligne
    from annuaire a
    join territoire t on t.publication_id = $1 and t.niveau = 'commune' and t.code = a.v ->> 'commune'
    left join lateral (
      select g.longitude, g.latitude, g.precision,
        a.longitude is null
          or array_position(${RANG}, g.precision) < array_position(${RANG}, a.precision) as meilleure
      from geolocalisation g where g.code = a.code
    ) g on true
    left join rep r on r.code = a.code
    order by a.code`,
    [publicationId, imports.annuaire, imports.geolocalisation, imports.rep, imports.repCampagne],
  )
  return rowCount ?? 0
}
