import { z } from 'zod'
import type { TypeEtablissement } from './etablissement.ts'
import type { Niveau } from './niveau.ts'
import type { Ignore, Lecteur, Refus, Valeur } from './valeur.ts'

/** Licences met so far; each source names its own. */
export const LICENCES = {
  'licence-ouverte-2.0': {
    titre: 'Licence Ouverte 2.0',
    url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  },
  'domaine-public': { titre: 'Domaine public', url: 'https://www.naturalearthdata.com/about/terms-of-use/' },
  'cc-by-4.0': { titre: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed.fr' },
} as const

/** What a reader must know of a source before trusting it. */
export const ficheSourceSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  titre: z.string().min(5),
  producteur: z.string().min(2),
  licence: z.enum(Object.keys(LICENCES) as [keyof typeof LICENCES, ...(keyof typeof LICENCES)[]]),
  /** Public page of the dataset. */
  url: z.url(),
  frequence: z.enum(['annuelle', 'trimestrielle', 'hebdomadaire', 'continue', 'ponctuelle']),
  description: z.string().min(20),
  /** What is not known of it: columns never seen, a meaning that was inferred. Shown to readers. */
  reserve: z.string().min(20).optional(),
})

/** Smallest health checks that a file must pass before anything of it is published. */
export const assertionsSchema = z.object({
  /** Rows that must be loaded. */
  lignesMin: z.number().int().min(0).default(1),
  /** Share of the rows of the previous import that may be missing (0–1). */
  perteMax: z.number().min(0).max(1).default(0.1),
  /** Share of read rows that may be rejected (0–1). */
  rejetsMax: z.number().min(0).max(1).default(0.05),
  /** Share of loaded rows in which a field must be filled (0–1), by field. */
  remplissage: z.record(z.string(), z.number().min(0).max(1)).default({}),
})
export type Assertions = z.output<typeof assertionsSchema>

/** A column we load: its titles across header generations, and how a cell is read. */
export interface Champ {
  /** Exact titles over time, labels and API names; compared without case, accents or punctuation. */
  colonnes: readonly string[]
  lire: Lecteur
  /** An empty cell rejects the line. */
  obligatoire?: boolean
  /** The column itself may be missing from the file (the field is then not collected). */
  facultatif?: boolean
  /** A cell that cannot be read becomes « not communicated » with a warning instead of rejecting its line. */
  tolere?: boolean
}

/** One published form of the header of a source. */
export interface Generation {
  id: string
  /** Titles that only this generation carries: enough to tell it from the others. */
  signature: readonly string[]
}

/** Facts of the territory referential that a source may ask for while reading its rows. */
export interface Contexte {
  /** Current commune of a code in force or abolished; the arrondissement when the code names one. */
  commune(code: string): { commune: string; arrondissement: string | null } | Refus
  /** Current commune that bears this name in this département, when there is exactly one. */
  communeByName(departement: string, nom: string): string | null
  /** Current code of a territory of any level, whatever the code in use when the file was made. */
  territoire(niveau: Niveau, code: string): string | Refus
  /** Whether a programme of this id is declared. */
  programme(id: string): boolean
  /** Campaign given on the command line or read in the file's name, if any. */
  campagne: string | null
  /** Day of the import, `AAAA-MM-JJ`: nothing can be dated after it. */
  aujourdhui: string
}

/** One row made ready: the unit it describes, its campaign, its fields. */
export interface Releve {
  niveau: 'etablissement' | Niveau
  code: string
  campagne: string
  valeurs: Record<string, Valeur>
  /** Key under which a second row of the file is a duplicate; `code` unless an abolished code was mapped. */
  cle?: string
}

/** A shape of a territory, as GeoJSON. */
export interface Contour {
  niveau: Niveau
  code: string
  geometrie: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] }
}

export type Champs = Record<string, Valeur>

/** What every source declares, whatever its shape. */
interface SourceCommune extends z.infer<typeof ficheSourceSchema> {
  /** File names of the producer that announce this source, for `import-dossier`. */
  fichiers: readonly RegExp[]
  assertions: Assertions
}

/**
 * How the lines of one unit become one row: numbers are summed, and `compte` says how many lines were.
 * `rang` numbers the lines of a unit (the week of the year…) from 0 to `rangs` - 1, so that a repeated line is told
 * apart from a new one with one bit each, whatever the number of lines.
 */
export interface Reduction {
  compte: string
  rangs: number
  rang(champs: Champs): number
  /** Fields of which the largest value is kept instead of the sum. */
  maximum?: readonly string[]
}

/** Rows and columns: CSV, or JSON records with the same names. */
export interface SourceTabulaire extends SourceCommune {
  genre: 'tableau'
  /** Reference data: one current version, no campaign; a new import replaces all of the former. */
  referentiel: boolean
  /** Types of school that the file asks or lists; all of them when absent. Others are not expected to answer. */
  population?: readonly TypeEtablissement[]
  /** Where the campaign is read in the file's name when the rows do not carry it; else `--campagne` is required. */
  campagneDuFichier?: RegExp
  /** Many lines describe one unit and campaign (weeks, services): they are summed into one row. */
  reduction?: Reduction
  generations: readonly Generation[]
  champs: Record<string, Champ>
  /** Columns known and deliberately not loaded, by title. Any other is reported as unknown. */
  ignorees: readonly (string | RegExp)[]
  /**
   * Every reason why the cells of a line cannot all be true, each naming a column. It is asked of a line whose cells are
   * all read, and of one where some are not: those are `null`, and named in `illisibles`.
   */
  contradictions?(champs: Champs, contexte: Contexte, illisibles: ReadonlySet<string>): readonly Refus[]
  /** Rows of one line without contradictions; `Refus` rejects it, `Ignore` leaves it out by name. */
  toReleves(champs: Champs, contexte: Contexte): readonly Releve[] | Refus | Ignore
}

/** GeoJSON features. */
export interface SourceContours extends SourceCommune {
  genre: 'contours'
  niveau: Niveau
  /** Property that holds the code, and how to read it. */
  code: { propriete: string; lire: Lecteur }
}

/** Records that come with the program itself (an npm package, a committed reference file). */
export interface SourceEmbarquee extends SourceCommune {
  genre: 'embarquee'
  /** What the bundled reader yields: territory rows, or shapes. */
  contenu: 'territoires' | 'contours'
}

export type Source = SourceTabulaire | SourceContours | SourceEmbarquee

type Entree<S extends Source> = Omit<S, 'assertions'> & { assertions?: z.input<typeof assertionsSchema> }

/** Declares a source; the declaration is checked when the module is loaded. */
export function defineSource<S extends Source>(source: Entree<S>): S {
  ficheSourceSchema.parse(source)
  return { ...source, assertions: assertionsSchema.parse(source.assertions ?? {}) } as S
}
