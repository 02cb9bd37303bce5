import type { Db } from '../queries/db.ts'
import type { Veille } from '../queries/veille.ts'
import { routesAdministrationAgents } from './administration-agents.ts'
import { routesAdministrationAudit } from './administration-audit.ts'
import { routesAdministrationImports } from './administration-imports.ts'
import { routesAdministrationInstance } from './administration-instance.ts'
import type { Application } from './commun.ts'

/** What administrators of the instance do. */
export function routesAdministration(
  app: Application,
  { db, veille, dataDir }: { db: Db; veille: Pick<Veille, 'courante'>; dataDir: string },
): void {
  routesAdministrationAgents(app, { db })
  routesAdministrationAudit(app, { db })
  routesAdministrationInstance(app, { db, veille })
  routesAdministrationImports(app, { db, dataDir })
}
