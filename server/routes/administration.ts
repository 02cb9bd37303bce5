import type { Db } from '../queries/db.ts'
import { routesAdministrationAgents } from './administration-agents.ts'
import { routesAdministrationAudit } from './administration-audit.ts'
import type { Application } from './commun.ts'

/** What administrators of the instance do. */
export function routesAdministration(app: Application, { db }: { db: Db }): void {
  routesAdministrationAgents(app, { db })
  routesAdministrationAudit(app, { db })
}
