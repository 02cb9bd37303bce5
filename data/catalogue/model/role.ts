import { z } from 'zod'
import { niveauSchema } from './niveau.ts'

/**
 * What an agent is trusted with. `pilote` confirms the reports and uploads the local data of a territory ·
 * `producteur` answers the reports about the data of a source · `moderateur` decides which free text is published ·
 * `administrateur` manages agents, imports and settings. Nobody inherits the acts of another role.
 */
export const ROLES = ['pilote', 'producteur', 'moderateur', 'administrateur'] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

/** How each role is written on a screen. */
export const LIBELLES_ROLE: Record<Role, string> = {
  pilote: 'Territoire pilote',
  producteur: 'Producteur de données',
  moderateur: 'Modération',
  administrateur: 'Administration',
}

const literal = <R extends Role>(role: R) => z.literal(role).describe(LIBELLES_ROLE[role])

/** A role with what it bears on: a territory for `pilote`, a source of the catalogue for `producteur`. */
export const droitSchema = z.discriminatedUnion('role', [
  z.strictObject({
    role: literal('pilote'),
    niveau: niveauSchema.describe('Niveau du territoire.'),
    code: z
      .string()
      .regex(/^[0-9A-Z]{1,12}$/, 'un code officiel de territoire')
      .describe('Code officiel du territoire.'),
  }),
  z.strictObject({
    role: literal('producteur'),
    source: z
      .string()
      .regex(/^[a-z0-9-]{1,64}$/, 'l’identifiant d’une source du catalogue')
      .describe('Identifiant de la source (voir /api/v1/sources).'),
  }),
  z.strictObject({ role: literal('moderateur') }),
  z.strictObject({ role: literal('administrateur') }),
])
export type Droit = z.infer<typeof droitSchema>

/** Somebody accredited, with the rights in force at the moment of the request. */
export interface Agent {
  id: number
  nom: string
  courriel: string
  droits: readonly Droit[]
}

/** Does an agent have one of these roles, whatever it bears on? */
export const hasRole = ({ droits }: Pick<Agent, 'droits'>, ...roles: readonly Role[]): boolean =>
  droits.some(({ role }) => roles.includes(role))

/** Is a source of the catalogue entrusted to an agent? */
export const isProducteurDe = ({ droits }: Pick<Agent, 'droits'>, source: string): boolean =>
  droits.some((droit) => droit.role === 'producteur' && droit.source === source)

/** Territories entrusted to an agent. */
export const perimetresOf = ({ droits }: Pick<Agent, 'droits'>) =>
  droits.flatMap((droit) => (droit.role === 'pilote' ? [{ niveau: droit.niveau, code: droit.code }] : []))

/** One writing per right, to compare two of them: `pilote:departement:35`, `producteur:ips-ecoles`, `moderateur`. */
export function writeDroit(droit: Droit): string {
  if (droit.role === 'pilote') return `pilote:${droit.niveau}:${droit.code}`
  return droit.role === 'producteur' ? `producteur:${droit.source}` : droit.role
}
