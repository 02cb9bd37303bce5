import { z } from 'zod'

/** The four components of eCarto, and the referential they all stand on. */
export const COMPOSANTES = [
  'referentiel',
  'connectivite',
  'equipement',
  'services',
  'experimentations',
] as const
export const composanteSchema = z.enum(COMPOSANTES)
export type Composante = z.infer<typeof composanteSchema>

export const LIBELLES_COMPOSANTE: Record<Composante, string> = {
  referentiel: 'Établissements et élèves',
  connectivite: 'Connectivité',
  equipement: 'Équipement',
  services: 'Services et ressources',
  experimentations: 'Expérimentations et programmes',
}
