import { type Kysely, sql } from 'kysely'

/**
 * Notifications. An event of a report waits (`diffuse_le` null) until it has been shared out, in one transaction, among
 * those it concerns: `avis` for what is gathered in a letter, `webhook_livraison` for what is posted. What existed
 * before is not told again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  'alter table signalement_evenement add column diffuse_le timestamptz',
  'update signalement_evenement set diffuse_le = now()',
  `create index signalement_evenement_attente on signalement_evenement (fait_le, signalement_id, rang)
    where diffuse_le is null`,

  `create table avis_preference (
    agent_id integer primary key references agent (id) on delete cascade,
    cadence text not null check (cadence in ('instance', 'quotidien', 'hebdomadaire', 'jamais')),
    modifie_le timestamptz not null default now()
  )`,

  `create table lettre (
    id integer generated always as identity primary key,
    genre text not null check (genre in ('resume', 'auteur')),
    agent_id integer references agent (id) on delete cascade,
    periode text,
    cree_le timestamptz not null default now(),
    envoyee_le timestamptz,
    unique (agent_id, periode),
    check ((genre = 'resume') = (agent_id is not null) and (genre = 'resume') = (periode is not null))
  )`,

  `create table avis (
    id integer generated always as identity primary key,
    agent_id integer references agent (id) on delete cascade,
    signalement_id integer not null references signalement (id),
    rang integer not null,
    lettre_id integer references lettre (id) on delete cascade,
    cree_le timestamptz not null default now(),
    unique nulls not distinct (agent_id, signalement_id, rang)
  )`,
  'create index avis_attente on avis (agent_id, cree_le) where lettre_id is null',
  'create index avis_lettre on avis (lettre_id)',

  `create table webhook (
    id integer generated always as identity primary key,
    agent_id integer not null references agent (id) on delete cascade,
    nom text not null,
    url text not null,
    secret bytea not null,
    actif boolean not null default true,
    motif_arret text check (motif_arret in ('agent', 'echecs')),
    echecs integer not null default 0,
    cree_le timestamptz not null default now()
  )`,
  'create index webhook_agent on webhook (agent_id)',

  `create table webhook_livraison (
    id integer generated always as identity primary key,
    webhook_id integer not null references webhook (id) on delete cascade,
    signalement_id integer references signalement (id),
    rang integer,
    etat text not null default 'attente' check (etat in ('attente', 'livree', 'echec')),
    essais integer not null default 0,
    statut_http integer,
    erreur text,
    duree_ms integer,
    cree_le timestamptz not null default now(),
    essai_le timestamptz,
    unique (webhook_id, signalement_id, rang)
  )`,
  'create index webhook_livraison_date on webhook_livraison (webhook_id, id desc)',
]
