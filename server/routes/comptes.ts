import type { Config } from '../../config.ts'
import { FournisseurOidc } from '../oidc/fournisseur.ts'
import type { Db } from '../queries/db.ts'
import type { Application } from './commun.ts'
import { routesConnexion } from './connexion.ts'
import { routesConnexionOidc } from './connexion-oidc.ts'
import { routesJetons } from './jetons.ts'

/** Accounts: signing in and out, API tokens. */
export function routesComptes(
  app: Application,
  { db, config }: { db: Db; config: Pick<Config, 'url'> & Partial<Pick<Config, 'oidc'>> },
): void {
  const oidc = config.oidc && config.url ? new FournisseurOidc(config.oidc, config.url) : null
  routesConnexion(app, { db, oidc })
  routesConnexionOidc(app, { db, oidc })
  routesJetons(app, { db })
}
