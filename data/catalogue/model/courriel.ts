import { z } from 'zod'

/** Longest address that SMTP carries. */
const LONGUEUR_MAX = 254

/** An e-mail address, one and only, in lower case: nothing in it can begin another header or another recipient. */
export const courrielSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(LONGUEUR_MAX, 'une adresse électronique')
  .regex(
    /^[a-z0-9._%+'-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'une adresse électronique (prenom.nom@exemple.fr)',
  )
