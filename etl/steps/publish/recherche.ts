import type pg from 'pg'
import Cursor from 'pg-cursor'
import { foldRecherche } from '../../../data/catalogue/model/recherche.ts'
import { CopyWriter } from '../load.ts'

interface Trouvable {
  genre: 'territoire' | 'etablissement'
  niveau: string
  code: string
  libelle: string
  contexte: string
  poids: number
  longitude: number | null
  latitude: number | null
}

const TROUVABLES = `
  select 'territoire' as genre, t.niveau, t.code, t.nom as libelle,
    case t.niveau
      when 'commune' then concat_ws(', ', d.nom, t.departement)
      when 'departement' then coalesce(r.nom, '')
      when 'epci' then coalesce(d.nom, '')
      when 'arrondissement' then coalesce(d.nom, '')
      else '' end as contexte,
    coalesce(t.population, 0)::integer as poids, t.longitude, t.latitude
  from territoire t
  left join territoire d on d.publication_id = $1 and d.niveau = 'departement' and d.code = t.departement
  left join territoire r on r.publication_id = $1 and r.niveau = 'region' and r.code = t.region
  where t.publication_id = $1
  union all
  select 'etablissement', 'etablissement', e.uai, e.nom, concat_ws(', ', c.nom, e.departement), 1,
    e.longitude, e.latitude
  from etablissement e
  left join territoire c on c.publication_id = $1 and c.niveau = 'commune' and c.code = e.commune
  where e.publication_id = $1 and e.ouvert`

const COLONNES = [
  'publication_id',
  'genre',
  'niveau',
  'code',
  'libelle',
  'contexte',
  'texte',
  'poids',
  'longitude',
  'latitude',
]

/**
 * Fills the `recherche` partition, every territory and open school under the folded text the search compares, then
 * the vocabulary of these texts.
 * @param reader connection that reads; `writer` connection that copies (one cannot do both at once).
 */
export async function buildRecherche(
  reader: pg.ClientBase,
  writer: pg.ClientBase,
  tables: { noms: string; mots: string },
  publicationId: number,
): Promise<number> {
  const cursor = reader.query(new Cursor<Trouvable>(TROUVABLES, [publicationId]))
  const copy = CopyWriter.start(writer, tables.noms, COLONNES)
  for (let rows = await cursor.read(5000); rows.length > 0; rows = await cursor.read(5000)) {
    for (const row of rows) {
      const { genre, niveau, code, libelle, contexte, poids, longitude, latitude } = row
      const town = genre === 'etablissement' ? ` ${contexte.split(',')[0]}` : ''
      const texte = foldRecherche(libelle + town)
      const cells = [publicationId, genre, niveau, code, libelle, contexte, texte, poids, longitude, latitude]
      const wait = copy.write(cells)
      if (wait) await wait
    }
  }
  await cursor.close()
  await copy.end()
  await writer.query(
    `insert into ${tables.mots}
     select distinct ${Math.trunc(publicationId)}, unnest(string_to_array(texte, ' ')) from ${tables.noms}`,
  )
  return copy.rows
}
