import type { Appellations } from '../monde/appellations.ts'
import type { Monde } from '../monde/monde.ts'
import type { Format } from './csv.ts'

/** What a writer may read: the country, the official appellations, and the part that is asked for. */
export interface Contexte {
  monde: Monde
  appellations: ReadonlyMap<string, Appellations>
  /** Is this département (INSEE code) part of the demonstration being written? */
  garde(departement: string): boolean
}

/** One file of the demonstration. */
export interface Fichier {
  /** Id of the source in the catalogue. */
  source: string
  /** File name, as its producer names it. */
  nom: string
  format: Format
  /** Every line, header and titles included. */
  lignes(contexte: Contexte): Iterable<string>
}
