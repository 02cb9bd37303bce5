import { z } from 'zod'

/**
 * What is known of a value. A missing answer is a status, never a zero, never a dropped row.
 * `publie` a value was communicated · `non_communique` asked, did not answer · `sans_objet` the question
 * does not apply · `non_disponible` this campaign did not collect it · `secret` too few respondents ·
 * `couverture_insuffisante` response rate under the indicator's floor (value shown greyed, never ranked).
 */
export const STATUTS = [
  'publie',
  'non_communique',
  'sans_objet',
  'non_disponible',
  'secret',
  'couverture_insuffisante',
] as const
export const statutSchema = z.enum(STATUTS)
export type Statut = z.infer<typeof statutSchema>

/** How each status is written on a screen, short and long. */
export const LIBELLES_STATUT: Record<Statut, { court: string; long: string }> = {
  publie: { court: '', long: 'Valeur publiée' },
  non_communique: { court: 'n.c.', long: 'Non communiqué' },
  sans_objet: { court: 's.o.', long: 'Sans objet' },
  non_disponible: { court: 'n.d.', long: 'Non disponible pour cette campagne' },
  secret: { court: 's.', long: 'Secret statistique : trop peu de répondants' },
  couverture_insuffisante: { court: 'c.i.', long: 'Couverture insuffisante : valeur fragile' },
}
