import type { Coffre } from '../coffre.ts'
import { corpsPreferences, preferencesAvis } from '../contract/avis.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreurAgent, reponsesErreurEcriture } from '../contract/probleme.ts'
import { changeCadence, findPreferences } from '../queries/avis/preferences.ts'
import type { Db } from '../queries/db.ts'
import { requireAgent, reserve } from './agent-exige.ts'
import type { Application } from './commun.ts'
import { routesDesabonnement } from './desabonnement.ts'
import { routesFlux } from './flux.ts'
import { routesWebhooks } from './webhooks.ts'

const TAGS_AVIS = ['Abonnements']

/** How one is told of what happens: digests, webhooks, feeds. */
export function routesAvis(
  app: Application,
  {
    db,
    coffre,
    racine,
    webhooksPrives,
  }: { db: Db; coffre: Coffre; racine: string | null; webhooksPrives: boolean },
): void {
  app.get(
    '/api/v1/avis/preferences',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'lirePreferencesAvis',
        tags: TAGS_AVIS,
        summary: 'Période de son résumé',
        description: 'Ce que l’agent veut recevoir par courriel, et ce que l’observatoire propose.',
        querystring: aucunParametre,
        response: { 200: preferencesAvis, ...reponsesErreurAgent },
      },
    },
    async (request) => findPreferences(db, requireAgent(request).id),
  )

  app.put(
    '/api/v1/avis/preferences',
    {
      config: reserve('avis'),
      schema: {
        operationId: 'changerPreferencesAvis',
        tags: TAGS_AVIS,
        summary: 'Changer la période de son résumé',
        description:
          'Ce qui attend d’être annoncé part avec le prochain résumé ; avec « jamais », rien ne part.',
        body: corpsPreferences,
        response: { 200: preferencesAvis, ...reponsesErreurEcriture },
      },
    },
    async (request) => {
      const agent = requireAgent(request)
      await changeCadence(db, agent, request.body.cadence)
      return findPreferences(db, agent.id)
    },
  )

  routesWebhooks(app, { db, coffre, prives: webhooksPrives })
  routesDesabonnement(app, { db, coffre })
  routesFlux(app, { db, racine })
}
