import { LIBELLES_TYPE, type TypeEtablissement } from '../catalogue/model/etablissement.ts'
import { enumerate, majuscule } from './texte.ts'

interface Autorite {
  nom: string | null
  types: readonly TypeEtablissement[]
  note: string | null
}

/** « écoles », « collèges et lycées », « collèges, lycées et EREA ». */
export const enumerateTypes = (types: readonly TypeEtablissement[]): string =>
  enumerate(types.map((type) => LIBELLES_TYPE[type].pluriel))

/** Who builds, equips and connects the public schools of a territory; empty when nobody there does. */
export function phrasesAutorite({ nom, types, note }: Autorite): string[] {
  const publics = types.includes('ecole') && types.length === 1 ? 'publiques' : 'publics'
  const charge =
    nom && types.length > 0 ? [`${majuscule(nom)} a la charge des ${enumerateTypes(types)} ${publics}.`] : []
  return note ? [...charge, note] : charge
}
