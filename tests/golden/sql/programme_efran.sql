with
parametre as (
  select $1::integer as publication_id, $2::text as campagne, $3::date as ouvert_avant, $4::integer[] as imports,
    $5::text as campagne_potentiel, $6::text as perimetre, $7::text[] as types
),
unite as (
  select uai as code, type, secteur, commune, arrondissement, epci, circonscription,
    departement, academie, region_academique, region, pays, position_precision
  from etablissement
  where publication_id = $1 and ouvert and type in ('ecole', 'college', 'lycee')
    and ($7::text[] is null or type = any ($7::text[]))
    and (date_ouverture is null or $3::date is null or date_ouverture <= $3::date)
),
lecture as (
  select distinct on (r.code) r.code, r.valeurs ->> 'programme_efran' as valeur, r.statuts ->> 'programme_efran' as statut
  from releve r
  join publication_import i on i.publication_id = $1 and i.import_id = r.import_id and i.campagne = r.campagne
  where r.import_id = any ($4::integer[]) and r.campagne = $2 and r.niveau = 'etablissement' and i.source in ('programmes')
  order by r.code, (r.valeurs ->> 'programme_efran') is null, array_position(array['programmes'], i.source)
),
observation as (
  select u.*,
    (coalesce(lecture.statut = 'sans_objet', false)) as sans_objet,
    (coalesce(lecture.valeur, case when lecture.statut is null then 'false' end) is not null) as repondu,
    coalesce(lecture.valeur, case when lecture.statut is null then 'false' end) as lecture
  from unite u
  left join lecture on lecture.code = u.code
),
cellule as (
  select epci, departement, academie, region_academique, region, pays, type, secteur,
    (count(*) filter (where not sans_objet))::integer as attendus,
    (count(*) filter (where repondu))::integer as repondants,
    (count(*) filter (where repondu and lecture = 'true'))::double precision as oui
  from observation
  group by epci, departement, academie, region_academique, region, pays, type, secteur
),
agregat as (
  select
    case when grouping(pays) = 0 then 'pays' when grouping(region) = 0 then 'region' when grouping(region_academique) = 0 then 'region_academique' when grouping(academie) = 0 then 'academie' when grouping(departement) = 0 then 'departement' when grouping(epci) = 0 then 'epci' end as niveau,
    case when grouping(pays) = 0 then pays when grouping(region) = 0 then region when grouping(region_academique) = 0 then region_academique when grouping(academie) = 0 then academie when grouping(departement) = 0 then departement when grouping(epci) = 0 then epci end as code,
    case when grouping(type) = 0 then type else 'tous' end as type,
    case when grouping(secteur) = 0 then secteur else 'tous' end as secteur,
    (sum(attendus))::integer as attendus,
    (sum(repondants))::integer as repondants,
    (sum(oui))::double precision as oui
  from cellule
  group by grouping sets (
    (pays), (pays, type), (pays, secteur), (pays, type, secteur),
    (region), (region, type), (region, secteur), (region, type, secteur),
    (region_academique), (region_academique, type), (region_academique, secteur), (region_academique, type, secteur),
    (academie), (academie, type), (academie, secteur), (academie, type, secteur),
    (departement), (departement, type), (departement, secteur), (departement, type, secteur),
    (epci), (epci, type)
  )
  union all
  select
    case when grouping(circonscription) = 0 then 'circonscription' when grouping(commune) = 0 then 'commune' when grouping(arrondissement) = 0 then 'arrondissement' end as niveau,
    case when grouping(circonscription) = 0 then circonscription when grouping(commune) = 0 then commune when grouping(arrondissement) = 0 then arrondissement end as code,
    'tous' as type,
    'tous' as secteur,
    (count(*) filter (where not sans_objet))::integer as attendus,
    (count(*) filter (where repondu))::integer as repondants,
    (count(*) filter (where repondu and lecture = 'true'))::double precision as oui
  from observation
  group by grouping sets (
    (circonscription),
    (commune),
    (arrondissement)
  )
)
select $1::integer as publication_id, 'programme_efran' as indicateur, $2::text as campagne,
  niveau, code, type, secteur, attendus, repondants,
  case
    when attendus = 0 then 'sans_objet'
    when repondants = 0 then 'non_communique'
    when repondants < 1 then 'secret'
    when repondants < attendus * 0.5::double precision then 'couverture_insuffisante'
    else 'publie'
  end as statut,
    100.0 * oui / nullif(repondants, 0) as valeur,
    100.0 * oui / nullif(attendus, 0) as borne_basse,
    100.0 * (oui + attendus - repondants) / nullif(attendus, 0) as borne_haute,
    oui as numerateur,
    repondants::double precision as denominateur,
    null::double precision as decile_1,
    null::double precision as decile_9,
    null::jsonb as repartition
from agregat
where code is not null
order by niveau, type, secteur, code
