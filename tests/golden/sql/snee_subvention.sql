with
parametre as (
  select $1::integer as publication_id, $2::text as campagne, $3::date as ouvert_avant, $4::integer[] as imports,
    $5::text as campagne_potentiel, $6::text as perimetre, $7::text[] as types
),
unite as (
  select code, 'tous' as type, 'tous' as secteur, commune, epci, departement, academie,
    region_academique, region, pays
  from territoire
  where publication_id = $1 and niveau = 'commune'
),
lecture as (
  select r.code, sum((r.valeurs ->> 'subvention')::double precision)::text as valeur, null::text as statut
  from releve r
  join publication_import i on i.publication_id = $1 and i.import_id = r.import_id and i.campagne = r.campagne
  where r.import_id = any ($4::integer[]) and r.campagne = $2 and r.niveau = 'commune' and i.source in ('snee-collectivites')
  group by r.code
),
observation as (
  select u.*,
    (coalesce(lecture.statut = 'sans_objet', false)) as sans_objet,
    (coalesce(lecture.valeur, case when lecture.statut is null then '0' end) is not null) as repondu,
    (coalesce(lecture.valeur, case when lecture.statut is null then '0' end))::double precision as lecture
  from unite u
  left join lecture on lecture.code = u.code
),
cellule as (
  select epci, departement, academie, region_academique, region, pays, type, secteur,
    (count(*) filter (where not sans_objet))::integer as attendus,
    (count(*) filter (where repondu))::integer as repondants,
    (sum(lecture))::double precision as somme
  from observation
  group by epci, departement, academie, region_academique, region, pays, type, secteur
),
agregat as (
  select
    case when grouping(pays) = 0 then 'pays' when grouping(region) = 0 then 'region' when grouping(region_academique) = 0 then 'region_academique' when grouping(academie) = 0 then 'academie' when grouping(departement) = 0 then 'departement' when grouping(epci) = 0 then 'epci' end as niveau,
    case when grouping(pays) = 0 then pays when grouping(region) = 0 then region when grouping(region_academique) = 0 then region_academique when grouping(academie) = 0 then academie when grouping(departement) = 0 then departement when grouping(epci) = 0 then epci end as code,
    'tous' as type,
    'tous' as secteur,
    (sum(attendus))::integer as attendus,
    (sum(repondants))::integer as repondants,
    (sum(somme))::double precision as somme
  from cellule
  group by grouping sets (
    (pays),
    (region),
    (region_academique),
    (academie),
    (departement),
    (epci)
  )
  union all
  select
    case when grouping(commune) = 0 then 'commune' end as niveau,
    case when grouping(commune) = 0 then commune end as code,
    'tous' as type,
    'tous' as secteur,
    (count(*) filter (where not sans_objet))::integer as attendus,
    (count(*) filter (where repondu))::integer as repondants,
    (sum(lecture))::double precision as somme
  from observation
  group by grouping sets (
    (commune)
  )
)
select $1::integer as publication_id, 'snee_subvention' as indicateur, $2::text as campagne,
  niveau, code, type, secteur, attendus, repondants,
  case
    when attendus = 0 then 'sans_objet'
    when repondants = 0 then 'non_communique'
    when repondants < 1 then 'secret'
    when repondants < attendus * 0.5::double precision then 'couverture_insuffisante'
    else 'publie'
  end as statut,
    somme as valeur,
    null::double precision as borne_basse,
    null::double precision as borne_haute,
    somme as numerateur,
    null::double precision as denominateur,
    null::double precision as decile_1,
    null::double precision as decile_9,
    null::jsonb as repartition
from agregat
where code is not null
order by niveau, type, secteur, code
