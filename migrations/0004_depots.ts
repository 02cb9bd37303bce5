import { type Kysely, sql } from 'kysely'

/**
 * Local data. A file sent for a territory is a `depot`; its accepted and rejected lines are kept apart from what the
 * ETL receives and publishes, so that a publication never touches them. One version of a schema is published at a
 * time for a territory; the former ones stay, to go back to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table depot (
    id integer generated always as identity primary key,
    schema_donnees text not null,
    niveau text not null,
    code text not null,
    organisation text not null,
    fichier text not null,
    format text not null check (format in ('csv', 'xlsx', 'ods')),
    octets integer not null,
    sha256 text not null,
    agent_id integer references agent (id) on delete set null,
    demonstration boolean not null,
    etat text not null default 'attente' check (etat in
      ('attente', 'verification', 'verifie', 'refuse', 'echoue', 'publie', 'remplace', 'retire', 'abandonne')),
    avancement real not null default 0,
    lues integer not null default 0,
    acceptees integer not null default 0,
    rejetees integer not null default 0,
    titres text[] not null default '{}',
    champs text[] not null default '{}',
    campagnes text[] not null default '{}',
    avertissements jsonb not null default '[]',
    comparaison jsonb,
    message text,
    version integer,
    cree_le timestamptz not null default now(),
    verifie_le timestamptz,
    publie_le timestamptz,
    fin_le timestamptz,
    check ((publie_le is null) = (version is null)),
    check (etat not in ('publie', 'remplace', 'retire') or version is not null),
    check ((etat in ('remplace', 'retire')) = (fin_le is not null))
  )`,
  `create unique index depot_publie on depot (schema_donnees, niveau, code) where etat = 'publie'`,
  'create unique index depot_version on depot (schema_donnees, niveau, code, version)',
  'create index depot_territoire on depot (niveau, code, id desc)',

  `create table depot_ligne (
    depot_id integer not null references depot (id) on delete cascade,
    ligne integer not null,
    niveau text not null,
    code text not null,
    campagne text not null,
    cle text not null,
    valeurs jsonb not null,
    statuts jsonb,
    cellules integer not null,
    primary key (depot_id, niveau, code, campagne, cle)
  )`,
  `create table depot_rejet (
    depot_id integer not null references depot (id) on delete cascade,
    ligne integer not null,
    colonne text,
    valeur text,
    code text not null,
    motif text not null,
    contenu jsonb not null,
    primary key (depot_id, ligne)
  )`,
]
