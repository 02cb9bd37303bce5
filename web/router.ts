import type { ComponentType } from 'preact'
import { differee } from './page-differee.tsx'
import { PageCarte } from './pages/carte.tsx'
import { PageIntrouvable } from './pages/introuvable.tsx'
import { PageServeur } from './pages/serveur.tsx'

interface Route {
  chemin: RegExp
  page: ComponentType
  /** Fetches the code of the page and what it must show at first; false when that fails. */
  prepare?: () => Promise<boolean>
}

/** A page in a chunk of its own. */
function aPart(
  chemin: RegExp,
  load: () => Promise<{ Page: ComponentType; prete?: () => Promise<boolean> }>,
): Route {
  const page = differee(async () => (await load()).Page)
  return { chemin, page, prepare: async () => (await load()).prete?.() ?? true }
}

/** Pages that the server alone draws: they have nothing to move. */
const PAGES_DU_SERVEUR =
  /^\/(donnees|methode|socle|a-propos|accessibilite|mentions-legales|confidentialite)(\/|$)/

/** Pages by shape of path, first match first. */
const ROUTES: readonly Route[] = [
  { chemin: /^\/$/, page: PageCarte },
  aPart(/^\/territoires\/[^/]+\/[^/]+\/?$/, () => import('./pages/territoire/index.tsx')),
  aPart(/^\/etablissements\/[^/]+\/?$/, () => import('./pages/etablissement/index.tsx')),
  aPart(/^\/comparer\/?$/, () => import('./pages/comparer/index.tsx')),
  { chemin: PAGES_DU_SERVEUR, page: PageServeur },
  aPart(/^\/signaler\/?$/, () => import('./pages/signaler/index.tsx')),
  aPart(/^\/signalements\/?$/, () => import('./pages/signalements/index.tsx')),
  aPart(/^\/signalements\/\d+\/?$/, () => import('./pages/signalement/index.tsx')),
  aPart(/^\/suivi\/[^/]+\/?$/, () => import('./pages/suivi/index.tsx')),
  aPart(/^\/connexion\/?$/, () => import('./pages/connexion/index.tsx')),
  aPart(/^\/espace(\/|$)/, () => import('./pages/espace/index.tsx')),
  aPart(/^\/carte\/integree\/?$/, () => import('./pages/integration/integree.tsx')),
  aPart(/^\/carte\/integrer\/?$/, () => import('./pages/integration/integrer.tsx')),
  aPart(/^\/galerie\/?$/, () => import('./pages/galerie/index.tsx')),
]

const routeOf = (chemin: string): Route | undefined => ROUTES.find((route) => route.chemin.test(chemin))

/** Page of a path; the 404 page when there is none. */
export const pageOf = (chemin: string): ComponentType => routeOf(chemin)?.page ?? PageIntrouvable

/** Settles when the page of a path has what it needs to be drawn in one go; false when it will not. */
export const preparePage = async (chemin: string): Promise<boolean> => routeOf(chemin)?.prepare?.() ?? true
