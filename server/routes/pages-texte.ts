import { INDICATEURS } from '../../data/catalogue/registry.ts'
import type { Etat } from '../contract/etat.ts'
import { texteAPropos } from '../pages/editoriales/a-propos.ts'
import { texteAccessibilite } from '../pages/editoriales/accessibilite.ts'
import { type Instance, pageTexte } from '../pages/editoriales/cadre-texte.ts'
import { texteConfidentialite } from '../pages/editoriales/confidentialite.ts'
import { texteMentions } from '../pages/editoriales/mentions-legales.ts'
import { findConservation } from '../queries/administration/reglages.ts'
import type { Db } from '../queries/db.ts'
import { findEtat } from '../queries/etat.ts'
import type { Servir } from './pages-rendues.ts'

/** Pages of text: what the observatory is, who answers for it, what it knows of its readers. */
export function routesPagesTexte(
  servir: Servir,
  { db, instance, version, fond }: { db: Db; instance: Instance; version: string; fond: Etat['fond'] },
): void {
  servir('/a-propos', async ({ publication }) => {
    const etat = await findEtat(db, publication)
    const chiffres = {
      etablissements: etat.nombre_etablissements,
      communes: etat.territoires.commune ?? 0,
      sources: new Set(publication.imports.map(({ source }) => source)).size,
      indicateurs: INDICATEURS.filter(({ id }) => publication.campagnes.has(id)).length,
      publieeLe: publication.cree_le?.toISOString() ?? null,
    }
    return { page: pageTexte(texteAPropos(chiffres, instance, fond), publication.demonstration) }
  })
  for (const texte of [texteAccessibilite(instance, version), texteMentions(instance)]) {
    servir(texte.chemin, async ({ publication }) => ({ page: pageTexte(texte, publication.demonstration) }))
  }
  servir('/confidentialite', async ({ publication }) => ({
    page: pageTexte(
      texteConfidentialite(instance, await findConservation(db), fond),
      publication.demonstration,
    ),
  }))
}
