import type { LigneSerie, Valeurs } from '../contract/indicateurs.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

/** A series as rows, with the name of each code. */
export async function listLignesSerie(
  db: Db,
  publication: Publication,
  serie: Valeurs,
): Promise<LigneSerie[]> {
  const noms = await listNoms(db, publication, serie.niveau)
  const { codes, valeurs, statuts, statuts_legende, couverture, modalites } = serie
  return codes.map((code, rang) => {
    const valeur = valeurs[rang] ?? null
    return {
      code,
      nom: noms.get(code) ?? null,
      valeur,
      modalite: (valeur !== null && modalites?.[valeur]) || null,
      statut: statuts_legende[statuts[rang] ?? 0] ?? 'non_disponible',
      couverture: couverture[rang] ?? null,
    }
  })
}

async function listNoms(
  db: Db,
  { id }: Publication,
  niveau: Valeurs['niveau'],
): Promise<Map<string, string>> {
  const rows =
    niveau === 'etablissement'
      ? await db
          .selectFrom('etablissement')
          .select(['uai as code', 'nom'])
          .where('publication_id', '=', id)
          .execute()
      : await db
          .selectFrom('territoire')
          .select(['code', 'nom'])
          .where('publication_id', '=', id)
          .where('niveau', '=', niveau)
          .execute()
  return new Map(rows.map(({ code, nom }) => [code, nom]))
}
