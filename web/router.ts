import type { ComponentType } from 'preact'
import { PageCarte } from './pages/carte.tsx'
import { PageIntrouvable } from './pages/introuvable.tsx'

/** Pages by shape of path, first match first. */
const ROUTES: readonly { chemin: RegExp; page: ComponentType }[] = [{ chemin: /^\/$/, page: PageCarte }]

/** Page of a path; the 404 page when there is none. */
export const pageOf = (chemin: string): ComponentType =>
  ROUTES.find((route) => route.chemin.test(chemin))?.page ?? PageIntrouvable
