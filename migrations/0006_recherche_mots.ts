import { type Kysely, sql } from 'kysely'

/**
 * The search by words: an index of the words of each name, and the vocabulary of a publication, where a mistyped word
 * finds its neighbours among some 30,000 words instead of 100,000 names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create index recherche_mots on recherche using gin (array_to_tsvector(string_to_array(texte, ' ')))`,

  `create table recherche_mot (
    publication_id integer not null,
    mot text not null
  ) partition by list (publication_id)`,
  'create index recherche_mot_trigrammes on recherche_mot using gin (mot gin_trgm_ops)',

  // Publications made before have names, whose words are theirs.
  `do $$
  declare
    ancienne record;
  begin
    for ancienne in select distinct publication_id as id from recherche loop
      execute format('create table recherche_mot_%s partition of recherche_mot for values in (%s)',
        ancienne.id, ancienne.id);
      insert into recherche_mot
        select distinct ancienne.id, unnest(string_to_array(texte, ' ')) from recherche
        where publication_id = ancienne.id;
    end loop;
  end $$`,
]
