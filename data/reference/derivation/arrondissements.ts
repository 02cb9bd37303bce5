import type { Commune } from './communes.ts'
import type { Point } from './plan.ts'
import type { Lieu } from './sources.ts'

/**
 * The GeoNames position of each arrondissement of Paris, Lyon and Marseille, by commune code.
 * GeoNames writes them « Lyon 02 » or « Paris 15 Vaugirard ». Throws when one is missing.
 */
export function matchArrondissements(
  arrondissements: readonly Commune[],
  lieux: readonly Lieu[],
): Map<string, Point> {
  const parNumero = new Map(
    lieux.flatMap((lieu) => {
      const [, numero] = /^(?:Paris|Lyon|Marseille) (\d{2})\b/.exec(lieu.nom) ?? []
      return numero === undefined ? [] : [[`${lieu.departement} ${numero}`, lieu.position] as const]
    }),
  )
  return new Map(
    arrondissements.map(({ code, nom, departement }) => {
      const [numero = ''] = /\d+/.exec(nom) ?? []
      const position = parNumero.get(`${departement} ${numero.padStart(2, '0')}`)
      if (position === undefined) throw new Error(`GeoNames has no position for ${nom} (${code})`)
      return [code, position]
    }),
  )
}
