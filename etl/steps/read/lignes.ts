import { pipeline } from 'node:stream'
import { JSONParser } from '@streamparser/json'
import { parse } from 'csv-parse'
import { foldText } from '../../../data/catalogue/model/lecteurs.ts'
import type { SourceTabulaire } from '../../../data/catalogue/model/source.ts'
import { ErreurUtilisateur } from '../../erreur.ts'
import { findEntete, generationOf, isIgnored, type Lecture, mapEntete } from './entete.ts'
import { type FichierInspecte, LIGNE_MAX, openDecompressed } from './inspect.ts'

/** Rows of a tabular file with the header they are read under. */
export interface Tableau {
  /** Titles of the header, as they stand in the file (CSV), or as declared (JSON). */
  titres: readonly string[]
  lecture: Lecture
  separateur: string | null
  /** Number of cells a line must have; `null` when lines carry only what they know (JSON). */
  largeur: number | null
  /** Cells in header order with their line (CSV) or record number (JSON), 1 being the first. */
  lignes: AsyncIterable<{ ligne: number; cellules: string[] }>
}

/** Opens a CSV or JSON file under the declaration of a source. */
export function openTableau(source: SourceTabulaire, fichier: FichierInspecte): Tableau {
  const first = fichier.debut
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()[0]
  return first === '[' || first === '{' ? openJson(source, fichier) : openDelimited(source, fichier)
}

function openDelimited(source: SourceTabulaire, fichier: FichierInspecte): Tableau {
  const debut = new TextDecoder(fichier.encodage).decode(fichier.debut)
  const entete = findEntete(source, debut)
  const lecture = mapEntete(source, entete.titres)
  return {
    titres: entete.titres,
    lecture,
    separateur: entete.separateur,
    largeur: entete.titres.length,
    lignes: readDelimited(fichier, entete.separateur, entete.ligne),
  }
}

async function* readDelimited(fichier: FichierInspecte, delimiter: string, header: number) {
  const parser = parse({
    delimiter,
    bom: fichier.encodage === 'utf-8',
    // csv-parse knows latin1; the few differences of windows-1252 (œ, €) are mended below.
    encoding: fichier.encodage === 'utf-8' ? 'utf8' : 'latin1',
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LIGNE_MAX,
  })
  pipeline(openDecompressed(fichier.chemin, fichier.gzip), parser, () => {})
  let previous = 0
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } }
      const ligne = previous + 1
      previous = info.lines
      if (ligne <= header || (record.length === 1 && record[0] === '')) continue
      yield { ligne, cellules: fichier.encodage === 'windows-1252' ? record.map(fromWindows1252) : record }
    }
  } catch (error) {
    throw csvError(error, previous + 1)
  }
}

function csvError(error: unknown, ligne: number): Error {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new ErreurUtilisateur(
      `Ligne ${ligne} : un guillemet ouvert n’est jamais refermé. Rien n’est importé.`,
    )
  }
  return error as Error
}

/**
 * Characters 80 to 9F of windows-1252, which latin1 decoding leaves as control characters; a space where it has
 * none. Written out because the TextDecoder of some versions of Node decodes windows-1252 as plain latin1.
 */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const fromWindows1252 = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)

/** JSON exports of the portal: bare records, `{ fields }`, `{ record: { fields } }`, or a `results` list. */
function openJson(source: SourceTabulaire, fichier: FichierInspecte): Tableau {
  const titres = [...new Set(Object.values(source.champs).flatMap((champ) => champ.colonnes))]
  // Titles here are the declared ones; unknown keys are met record by record.
  const lecture = { ...mapEntete(source, titres, false), inconnues: [] }
  return {
    titres,
    lecture,
    separateur: null,
    largeur: null,
    lignes: readJson(source, fichier, titres, lecture),
  }
}

async function* readJson(
  source: SourceTabulaire,
  fichier: FichierInspecte,
  titres: readonly string[],
  lecture: Lecture,
) {
  const columns = columnsByTitle(source, lecture)
  /** Column of each key met so far; -1 for those that are not loaded. */
  const met = new Map<string, number>()
  const meet = (key: string): number => {
    const column = columns.get(foldText(key)) ?? -1
    met.set(key, column)
    if (column === -1 && !isIgnored(source, key)) lecture.inconnues.push(key)
    return column
  }
  let ligne = 0
  for await (const value of jsonValues(fichier)) {
    ligne += 1
    const fields = fieldsOfRecord(value)
    const cellules: string[] = new Array(titres.length).fill('')
    for (const [key, cell] of Object.entries(fields)) {
      const column = met.get(key) ?? meet(key)
      if (column !== -1 && cell !== null) cellules[column] = String(cell)
    }
    if (ligne === 1) lecture.generation = generationOf(source, Object.keys(fields))
    yield { ligne, cellules }
  }
}

/** Column of a field by each of the titles it has had: records of any generation land in the same one. */
const columnsByTitle = (source: SourceTabulaire, lecture: Lecture): Map<string, number> =>
  new Map(
    Object.entries(source.champs).flatMap(([champ, { colonnes }]) =>
      colonnes.map((titre) => [foldText(titre), lecture.colonnes.get(champ) ?? -1] as const),
    ),
  )

function fieldsOfRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {}
  const object = value as { record?: { fields?: Record<string, unknown> }; fields?: Record<string, unknown> }
  return object.record?.fields ?? object.fields ?? (object as Record<string, unknown>)
}

/** Under this size a JSON file is parsed at once, five times faster than as a stream. */
const JSON_D_UN_BLOC = 192 * 1024 * 1024

/** Elements of the top array (or of `results`, `records`, `features`), one at a time. */
export async function* jsonValues(fichier: FichierInspecte): AsyncGenerator<unknown> {
  if (fichier.octetsDecompresses <= JSON_D_UN_BLOC) {
    yield* await parseWhole(fichier)
    return
  }
  const parser = new JSONParser({
    paths: ['$.*', '$.results.*', '$.records.*', '$.features.*'],
    keepStack: false,
  })
  const ready: unknown[] = []
  const isList = fichier.debut
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .startsWith('[')
  parser.onValue = ({ value, stack }) => {
    if (stack.length === (isList ? 1 : 2)) ready.push(value)
  }
  try {
    for await (const chunk of openDecompressed(fichier.chemin, fichier.gzip)) {
      parser.write(chunk as Buffer)
      yield* ready.splice(0)
    }
    if (!parser.isEnded) throw new Error('le document s’interrompt avant sa fin')
  } catch (error) {
    throw unreadableJson(fichier, error)
  }
}

async function parseWhole(fichier: FichierInspecte): Promise<unknown[]> {
  const chunks: Buffer[] = []
  for await (const chunk of openDecompressed(fichier.chemin, fichier.gzip)) chunks.push(chunk as Buffer)
  try {
    const document: unknown = JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
    if (Array.isArray(document)) return document
    const { results, records, features } = document as Record<string, unknown>
    const list = results ?? records ?? features
    return Array.isArray(list) ? list : []
  } catch (error) {
    throw unreadableJson(fichier, error)
  }
}

const unreadableJson = (fichier: FichierInspecte, error: unknown): Error =>
  new ErreurUtilisateur(`${fichier.nom} : JSON illisible (${(error as Error).message}). Rien n’est importé.`)
