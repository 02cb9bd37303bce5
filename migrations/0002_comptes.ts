import { type Kysely, sql } from 'kysely'

/**
 * Accounts without passwords. What opens a door (cookie, link, token) is only known by its SHA-256; rights are rows,
 * read at each request; the audit log outlives the agents it speaks of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table agent (
    id integer generated always as identity primary key,
    courriel text not null unique check (courriel = lower(courriel)),
    nom text not null,
    actif boolean not null default true,
    cree_le timestamptz not null default now(),
    connexion_le timestamptz
  )`,
  `create table agent_droit (
    agent_id integer not null references agent (id) on delete cascade,
    role text not null check (role in ('pilote', 'producteur', 'moderateur', 'administrateur')),
    niveau text,
    code text,
    source text,
    unique nulls not distinct (agent_id, role, niveau, code, source),
    check ((role = 'pilote') = (niveau is not null) and (role = 'pilote') = (code is not null)),
    check ((role = 'producteur') = (source is not null))
  )`,
  'create index agent_droit_role on agent_droit (role, niveau, code)',

  `create table agent_session (
    id integer generated always as identity primary key,
    empreinte bytea not null unique,
    agent_id integer not null references agent (id) on delete cascade,
    moyen text not null check (moyen in ('lien', 'oidc')),
    cree_le timestamptz not null default now(),
    vue_le timestamptz not null default now(),
    expire_le timestamptz not null,
    jeton_identite bytea
  )`,
  'create index agent_session_agent on agent_session (agent_id)',

  `create table lien_connexion (
    empreinte bytea primary key,
    agent_id integer not null references agent (id) on delete cascade,
    destination text not null,
    cree_le timestamptz not null default now(),
    expire_le timestamptz not null,
    utilise_le timestamptz
  )`,
  'create index lien_connexion_agent on lien_connexion (agent_id, cree_le)',

  `create table jeton (
    id integer generated always as identity primary key,
    agent_id integer not null references agent (id) on delete cascade,
    nom text not null,
    prefixe text not null,
    empreinte bytea not null unique,
    portees text[] not null,
    cree_le timestamptz not null default now(),
    expire_le timestamptz not null,
    usage_le timestamptz,
    revoque_le timestamptz
  )`,
  'create index jeton_agent on jeton (agent_id)',

  `create table audit (
    id bigint generated always as identity primary key,
    date timestamptz not null default now(),
    agent_id integer references agent (id) on delete set null,
    auteur text not null,
    acte text not null,
    objet text not null,
    details jsonb not null default '{}'
  )`,
  'create index audit_agent on audit (agent_id, id desc)',
  'create index audit_objet on audit (objet, id desc)',

  `create table import_demande (
    id integer generated always as identity primary key,
    source text not null,
    campagne text,
    fichier text not null,
    octets bigint not null,
    sha256 text not null,
    agent_id integer references agent (id) on delete set null,
    etat text not null default 'attente'
      check (etat in ('attente', 'en_cours', 'publie', 'inchange', 'refuse', 'echoue', 'abandonne')),
    etape text,
    avancement real not null default 0,
    journal text not null default '',
    message text,
    import_id integer references import (id) on delete set null,
    publication_id integer references publication (id) on delete set null,
    cree_le timestamptz not null default now(),
    debut timestamptz,
    fin timestamptz
  )`,

  `create table reglage (
    cle text primary key,
    valeur jsonb not null,
    modifie_le timestamptz not null default now(),
    agent_id integer references agent (id) on delete set null
  )`,
]
