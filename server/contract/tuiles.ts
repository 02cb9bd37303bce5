import { z } from 'zod'
import { entier } from './base.ts'

export const COUCHES = [
  'region',
  'region_academique',
  'academie',
  'departement',
  'epci',
  'commune',
  'etablissement',
] as const

export const parametresTuile = z.strictObject({
  publication: entier(1, 2_000_000_000, 'Numéro de la publication (champ « publication » de /api/v1/etat).'),
  couche: z.enum(COUCHES).meta({
    description: 'Couche ; c’est aussi le nom de la couche dans la tuile.',
    example: 'departement',
  }),
  z: entier(0, 24, 'Niveau de zoom.'),
  x: entier(0, 2 ** 24 - 1, 'Colonne de la tuile.'),
  y: entier(0, 2 ** 24 - 1, 'Ligne de la tuile.'),
})
export type ParametresTuile = z.output<typeof parametresTuile>
