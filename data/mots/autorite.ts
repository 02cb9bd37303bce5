import { LIBELLES_TYPE, type TypeEtablissement } from '../catalogue/model/etablissement.ts'
import { majuscule } from './texte.ts'

interface Autorite {
  nom: string | null
  types: readonly TypeEtablissement[]
  note: string | null
}

/** « écoles », « collèges et lycées », « collèges, lycées et EREA ». */
export function enumererTypes(types: readonly TypeEtablissement[]): string {
  const noms = types.map((type) => LIBELLES_TYPE[type].pluriel)
  return noms.length < 2 ? noms.join('') : `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}`
}

/** Who builds, equips and connects the public schools of a territory; empty when nobody there does. */
export function phrasesAutorite({ nom, types, note }: Autorite): string[] {
  const publics = types.includes('ecole') && types.length === 1 ? 'publiques' : 'publics'
  const charge =
    nom && types.length > 0 ? [`${majuscule(nom)} a la charge des ${enumererTypes(types)} ${publics}.`] : []
  return note ? [...charge, note] : charge
}
