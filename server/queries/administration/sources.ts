import { sql } from 'kysely'
import { SOURCES } from '../../../data/catalogue/index.generated.ts'
import type { SourceAdministree } from '../../contract/administration-instance.ts'
import type { Db } from '../db.ts'
import type { Publication } from '../publication.ts'
import { fraicheurOf } from '../sources.ts'

/** Every source of the catalogue, and where its imports stand. */
export async function listSourcesAdministrees(
  db: Db,
  publication: Publication,
): Promise<SourceAdministree[]> {
  const [imports, demandes, producteurs] = await Promise.all([
    db
      .selectFrom('import')
      .select(['source', 'id', 'statut', 'fichier', 'debut', 'fin', 'chargees', 'rejetees', 'message'])
      .distinctOn('source')
      .orderBy('source')
      .orderBy('id', 'desc')
      .execute(),
    db
      .selectFrom('import_demande')
      .select((eb) => ['source', eb.fn.max('id').as('id')])
      .where('etat', 'in', ['attente', 'en_cours'])
      .groupBy('source')
      .execute(),
    db
      .selectFrom('agent_droit')
      .innerJoin('agent', 'agent.id', 'agent_id')
      .select(['source', sql<number>`count(*)`.as('nombre')])
      .where('actif', '=', true)
      .where('role', '=', 'producteur')
      .groupBy('source')
      .execute(),
  ])
  return SOURCES.map((source) => {
    const dernier = imports.find((lu) => lu.source === source.id)
    return {
      ...{ id: source.id, titre: source.titre, producteur: source.producteur },
      importable: source.genre !== 'embarquee',
      campagne_attendue: source.genre === 'tableau' && source.campagneDuFichier !== undefined,
      fraicheur: fraicheurOf(publication, source),
      dernier_import: dernier
        ? {
            ...{ id: dernier.id, statut: dernier.statut, fichier: dernier.fichier, message: dernier.message },
            ...{ chargees: dernier.chargees, rejetees: dernier.rejetees },
            debut: dernier.debut.toISOString(),
            fin: dernier.fin?.toISOString() ?? null,
          }
        : null,
      demande_en_cours: demandes.find((demande) => demande.source === source.id)?.id ?? null,
      producteurs: producteurs.find((compte) => compte.source === source.id)?.nombre ?? 0,
    }
  })
}
