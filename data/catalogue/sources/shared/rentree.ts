import type { Champs, Releve } from '../../model/source.ts'

/** One row per school whose `uai` and `campagne` fields say where it belongs; the other fields are its values. */
export function relevesOfRentree({ uai, campagne, ...valeurs }: Champs): readonly Releve[] {
  return [{ niveau: 'etablissement', code: uai as string, campagne: campagne as string, valeurs }]
}
