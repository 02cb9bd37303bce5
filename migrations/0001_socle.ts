import { type Kysely, sql } from 'kysely'

/**
 * First schema. What is received (`import`, `releve`, `contour`) is kept per import and never rewritten;
 * what is published (`territoire`, `etablissement`, `synthese`, `recherche`) is rebuilt whole for each
 * publication, in partitions of its own, so that readers see the old data or the new, never half.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  'create extension if not exists pg_trgm',
  'create extension if not exists unaccent',

  `create table instance (
    cle text primary key,
    valeur text not null
  )`,

  `create table import (
    id integer generated always as identity primary key,
    source text not null,
    fichier text not null,
    sha256 text not null,
    octets bigint not null,
    generation text,
    encodage text,
    separateur text,
    campagnes text[] not null default '{}',
    demonstration boolean not null,
    statut text not null check (statut in ('en_cours', 'valide', 'refuse', 'echoue')),
    debut timestamptz not null default now(),
    fin timestamptz,
    lues integer not null default 0,
    chargees integer not null default 0,
    ignorees integer not null default 0,
    rejetees integer not null default 0,
    motifs jsonb not null default '[]',
    durees jsonb not null default '{}',
    message text
  )`,
  'create index import_source on import (source, id desc)',

  `create table import_rejet (
    import_id integer not null references import (id) on delete cascade,
    ligne integer not null,
    colonne text,
    valeur text,
    code text not null,
    motif text not null,
    contenu text not null,
    primary key (import_id, ligne)
  )`,

  `create table releve (
    import_id integer not null,
    campagne text not null,
    niveau text not null,
    code text not null,
    ligne integer not null,
    valeurs jsonb not null,
    statuts jsonb
  ) partition by list (import_id)`,

  'create index releve_code on releve (code)',

  `create table contour (
    import_id integer not null,
    niveau text not null,
    code text not null,
    geometrie json not null,
    emprise double precision[] not null,
    longitude double precision not null,
    latitude double precision not null
  ) partition by list (import_id)`,

  `create table jeu_tuiles (
    id integer generated always as identity primary key,
    couche text not null,
    empreinte text not null,
    zoom_min integer not null,
    zoom_max integer not null,
    unique (couche, empreinte)
  )`,
  `create table tuile (
    jeu_id integer not null references jeu_tuiles (id) on delete cascade,
    z integer not null,
    x integer not null,
    y integer not null,
    contenu bytea not null,
    primary key (jeu_id, z, x, y)
  )`,
  'alter table tuile alter column contenu set storage external',

  `create table publication (
    id integer generated always as identity primary key,
    cree_le timestamptz not null default now(),
    demonstration boolean not null,
    statut text not null check (statut in ('en_preparation', 'publiee', 'retiree')),
    motif text not null,
    durees jsonb not null default '{}'
  )`,
  `create table publication_import (
    publication_id integer not null references publication (id) on delete cascade,
    source text not null,
    campagne text not null,
    import_id integer not null references import (id),
    primary key (publication_id, source, campagne)
  )`,
  `create table publication_tuiles (
    publication_id integer not null references publication (id) on delete cascade,
    couche text not null,
    jeu_id integer not null references jeu_tuiles (id),
    primary key (publication_id, couche)
  )`,

  `create table territoire (
    publication_id integer not null,
    niveau text not null,
    code text not null,
    nom text not null,
    nature text,
    commune text,
    epci text,
    circonscription text,
    departement text,
    academie text,
    region_academique text,
    region text,
    pays text not null,
    population integer,
    anciens_codes text[] not null default '{}',
    longitude double precision,
    latitude double precision,
    emprise double precision[],
    geometrie text check (geometrie in ('reelle', 'schematique'))
  ) partition by list (publication_id)`,
  'create index territoire_code on territoire (niveau, code)',

  `create table etablissement (
    publication_id integer not null,
    uai text not null,
    nom text not null,
    type text not null,
    secteur text not null,
    nature text,
    ouvert boolean not null,
    date_ouverture date,
    adresse text,
    code_postal text,
    localite text,
    commune text not null,
    arrondissement text,
    epci text,
    circonscription text,
    departement text not null,
    academie text,
    region_academique text,
    region text,
    pays text not null,
    longitude double precision,
    latitude double precision,
    position_precision text not null,
    position_source text,
    education_prioritaire text,
    details jsonb not null default '{}',
    import_id integer not null,
    ligne integer not null
  ) partition by list (publication_id)`,
  'create index etablissement_uai on etablissement (uai)',
  'create index etablissement_commune on etablissement (commune, uai)',
  'create index etablissement_departement on etablissement (departement, uai)',

  `create table synthese (
    publication_id integer not null,
    indicateur text not null,
    campagne text not null,
    niveau text not null,
    code text not null,
    type text not null,
    secteur text not null,
    attendus integer not null,
    repondants integer not null,
    statut text not null,
    valeur double precision,
    borne_basse double precision,
    borne_haute double precision,
    numerateur double precision,
    denominateur double precision,
    decile_1 double precision,
    decile_9 double precision,
    repartition jsonb
  ) partition by list (publication_id)`,
  'create index synthese_serie on synthese (indicateur, campagne, niveau, type, secteur)',
  'create index synthese_territoire on synthese (niveau, code, type, secteur)',

  `create table anomalie (
    publication_id integer not null references publication (id) on delete cascade,
    indicateur text not null,
    campagne text not null,
    uai text not null,
    code text not null check (code in ('hors_bornes', 'variation_decuple')),
    valeur double precision not null,
    valeur_precedente double precision,
    campagne_precedente text,
    primary key (publication_id, uai, indicateur)
  )`,

  `create table recherche (
    publication_id integer not null,
    genre text not null,
    niveau text not null,
    code text not null,
    libelle text not null,
    contexte text not null,
    texte text not null,
    poids integer not null,
    longitude double precision,
    latitude double precision
  ) partition by list (publication_id)`,
  'create index recherche_texte on recherche using gin (texte gin_trgm_ops)',
  'create index recherche_code on recherche (code text_pattern_ops)',
]
