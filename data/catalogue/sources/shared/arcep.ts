import { trimestreOf } from '../../model/campagne.ts'
import { codeCommune, date, entier, enumere } from '../../model/lecteurs.ts'
import type { Champ, Champs, Contexte, Releve } from '../../model/source.ts'
import { Refus } from '../../model/valeur.ts'

/** A number of premises. */
export const locaux: Champ['lire'] = entier({ min: 0, max: 5_000_000 })

/** Columns that every commune file of « Ma connexion internet » opens with. */
export const CHAMPS_ARCEP = {
  commune: { colonnes: ['code_insee'], lire: codeCommune, obligatoire: true },
  // `all` is the only type ever published: another one would be a part of the same premises.
  type: { colonnes: ['type'], lire: enumere({ all: 'all' }), obligatoire: true },
  date: { colonnes: ['date'], lire: date, obligatoire: true },
  locaux: { colonnes: ['nbr'], lire: locaux, obligatoire: true },
} as const satisfies Record<string, Champ>

/** Names and codes that the COG gives better (names here have lost accents). */
export const IGNOREES_ARCEP = ['nom_com', 'code_dep', 'code_reg'] as const

/** Row of a commune for the quarter of its date; several former communes may lead to the same one. */
export function releveCommune(
  champs: Champs,
  contexte: Contexte,
  valeurs: Champs,
): readonly Releve[] | Refus {
  const territoire = contexte.commune(champs.commune as string)
  if (territoire instanceof Refus) return territoire
  return [
    {
      niveau: 'commune',
      code: territoire.commune,
      cle: champs.commune as string,
      campagne: trimestreOf(champs.date as string),
      valeurs: { locaux: champs.locaux ?? null, ...valeurs },
    },
  ]
}
