with
parametre as (
  select $1::integer as publication_id, $2::text as campagne, $3::date as ouvert_avant, $4::integer[] as imports,
    $5::text as campagne_potentiel, $6::text as perimetre, $7::text[] as types
),
unite as (
  select code, 'tous' as type, 'tous' as secteur, commune, epci, departement, academie,
    region_academique, region, pays
  from territoire
  where publication_id = $1 and niveau = 'academie'
),
lecture as (
  select r.code, r.valeurs ->> 'affectations' as valeur, r.statuts ->> 'affectations' as statut
  from releve r
  join publication_import i on i.publication_id = $1 and i.import_id = r.import_id and i.campagne = r.campagne
  where r.import_id = any ($4::integer[]) and r.campagne = $2 and r.niveau = 'academie' and i.source = 'gar-affectations'
),
observation as (
  select u.*,
    (coalesce(lecture.statut = 'sans_objet', false)) as sans_objet,
    (lecture.valeur is not null) as repondu,
    (lecture.valeur)::double precision as lecture
  from unite u
  left join lecture on lecture.code = u.code
),
agregat as (
  select
    case when grouping(academie) = 0 then 'academie' end as niveau,
    case when grouping(academie) = 0 then academie end as code,
    'tous' as type,
    'tous' as secteur,
    (count(*) filter (where not sans_objet))::integer as attendus,
    (count(*) filter (where repondu))::integer as repondants,
    (sum(lecture))::double precision as somme
  from observation
  group by grouping sets (
    (academie)
  )
)
select $1::integer as publication_id, 'gar_affectations' as indicateur, $2::text as campagne,
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
