import { collectionAudit, ligneAudit, requeteAudit } from '../contract/administration.ts'
import { reponsesErreurAgent } from '../contract/probleme.ts'
import { sendCsvPrive } from '../plugins/csv-prive.ts'
import { countAudit, listAudit, readAudit } from '../queries/administration/audit.ts'
import type { Db } from '../queries/db.ts'
import { requireRole, reserve } from './agent-exige.ts'
import { type Application, adresseSuivante, lienSuivant, readCurseurNombre } from './commun.ts'

/** What was done, by whom, when. */
export function routesAdministrationAudit(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/administration/audit',
    {
      config: { ...reserve(), formats: ['csv'] },
      schema: {
        operationId: 'lireAudit',
        tags: ['Administration'],
        summary: 'Journal d’audit',
        description:
          'Tout acte d’un agent, du système ou de la ligne de commande, du plus récent au plus ancien. En « .csv », toutes les lignes qui répondent aux filtres.',
        querystring: requeteAudit,
        response: { 200: collectionAudit, ...reponsesErreurAgent },
      },
    },
    async (request, reply) => {
      requireRole(request, 'administrateur')
      const { limit, curseur, ...filtres } = request.query
      if (request.format === 'csv') {
        return sendCsvPrive(reply, 'journal', ligneAudit, readAudit(db, filtres)) as never
      }
      const [total, { lignes, reste }] = await Promise.all([
        countAudit(db, filtres),
        listAudit(db, filtres, limit, readCurseurNombre(curseur)),
      ])
      const dernier = reste ? lignes.at(-1) : undefined
      const suivant = adresseSuivante(request.url, dernier ? [String(dernier.id)] : null)
      reply.headers(lienSuivant(suivant))
      return { total, resultats: lignes, suivant }
    },
  )
}
