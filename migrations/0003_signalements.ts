import { type Kysely, sql } from 'kysely'

/**
 * Reports. A report is one row whose `version` counts its events; nothing of its history is ever rewritten but the
 * text that its author takes back. What is accepted is shown beside the producer's value (`correction_acceptee`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table signalement (
    id integer generated always as identity primary key,
    cle text not null,
    genre text not null check (genre in ('valeur', 'position', 'manquant', 'ferme')),
    etat text not null check (etat in ('nouveau', 'confirme', 'transmis', 'accepte', 'resolu', 'rejete', 'doublon', 'expire')),
    version integer not null default 1,
    niveau text not null,
    code text not null,
    nom text not null,
    territoires jsonb not null,
    longitude double precision,
    latitude double precision,
    champ text not null,
    indicateur text,
    campagne text not null,
    type text not null default 'tous',
    secteur text not null default 'tous',
    source text not null,
    bureau_niveau text,
    bureau_code text,
    valeur_vue jsonb,
    statut_vu text,
    import_id integer,
    ligne integer,
    publication_id integer,
    valeur_proposee jsonb,
    valeur_courante jsonb,
    preuve_url text,
    doublon_de integer references signalement (id),
    soutiens integer not null default 0,
    demonstration boolean not null,
    jeton text not null unique,
    contact bytea,
    cree_le timestamptz not null default now(),
    etat_depuis timestamptz not null default now(),
    clos_le timestamptz,
    rappels integer not null default 0,
    check ((clos_le is null) = (etat in ('nouveau', 'confirme', 'transmis', 'accepte'))),
    check ((etat = 'doublon') = (doublon_de is not null))
  )`,
  `create index signalement_ouvert on signalement (cle) where clos_le is null`,
  'create index signalement_echeance on signalement (etat, etat_depuis) where clos_le is null',
  'create index signalement_unite on signalement (niveau, code)',
  'create index signalement_source on signalement (source, etat)',
  'create index signalement_territoires on signalement using gin (territoires jsonb_path_ops)',
  'create index signalement_contact on signalement (clos_le) where contact is not null',

  `create table signalement_evenement (
    signalement_id integer not null references signalement (id),
    rang integer not null,
    action text not null,
    acteur text not null,
    agent_id integer,
    organisation text,
    avant text,
    apres text not null,
    commentaire text,
    texte text not null default 'aucun' check (texte in ('aucun', 'publie', 'retenu', 'masque', 'efface')),
    motif_retenue text,
    details jsonb not null default '{}',
    fait_le timestamptz not null default now(),
    primary key (signalement_id, rang)
  )`,
  `create index signalement_evenement_retenu on signalement_evenement (signalement_id) where texte = 'retenu'`,

  `create table signalement_soutien (
    signalement_id integer not null references signalement (id),
    adresse text not null,
    jour date not null,
    primary key (signalement_id, adresse, jour)
  )`,
  `create table signalement_piece (
    id integer generated always as identity primary key,
    signalement_id integer not null references signalement (id),
    type text not null check (type in ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')),
    octets integer not null,
    sha256 text not null,
    contenu bytea not null,
    cree_le timestamptz not null default now(),
    unique (signalement_id, sha256)
  )`,
  'alter table signalement_piece alter column contenu set storage external',

  `create table defi_utilise (
    defi text primary key,
    expire_le timestamptz not null
  )`,
  `create table quota (
    portee text not null check (portee in ('adresse', 'cible')),
    cle text not null,
    jour date not null,
    nombre integer not null,
    primary key (portee, cle, jour)
  )`,

  `create table correction_acceptee (
    signalement_id integer primary key references signalement (id),
    niveau text not null,
    code text not null,
    territoires jsonb not null,
    champ text not null,
    indicateur text,
    campagne text not null,
    type text not null,
    secteur text not null,
    source text not null,
    valeur jsonb not null,
    valeur_origine jsonb,
    role text not null,
    organisation text not null,
    depuis timestamptz not null default now(),
    fin timestamptz,
    motif_fin text check (motif_fin in ('resolu', 'change', 'retire', 'expire', 'rejete'))
  )`,
  'create index correction_acceptee_active on correction_acceptee (niveau, code) where fin is null',
]
