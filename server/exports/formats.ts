import { type Dialecte, writeCsv } from './csv.ts'
import { writeGeojson } from './geojson.ts'
import { writeNdjson } from './ndjson.ts'
import { writeOds } from './ods.ts'
import { writeParquet } from './parquet.ts'
import type { Flux, Tableau } from './tableau.ts'
import { writeXlsx } from './xlsx.ts'

/** One way of writing a collection as a file. */
export interface Format {
  /** Media type asked for by `Accept`, and sent. */
  type: string
  /** Parameters added to the type that is sent. */
  precision?: string
  libelle: string
  /** Worth compressing on the way; the others already are. */
  compressible: boolean
  write(tableau: Tableau, dialecte: Dialecte): Flux
}

/** Every format, by its extension. */
export const FORMATS = {
  csv: {
    type: 'text/csv',
    precision: '; charset=utf-8; header=present',
    libelle: 'CSV',
    compressible: true,
    write: writeCsv,
  },
  geojson: {
    type: 'application/geo+json',
    libelle: 'GeoJSON',
    compressible: true,
    write: writeGeojson,
  },
  ndjson: {
    type: 'application/x-ndjson',
    precision: '; charset=utf-8',
    libelle: 'NDJSON (un objet JSON par ligne)',
    compressible: true,
    write: writeNdjson,
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    libelle: 'Excel',
    compressible: false,
    write: writeXlsx,
  },
  ods: {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    libelle: 'LibreOffice (OpenDocument)',
    compressible: false,
    write: writeOds,
  },
  parquet: {
    type: 'application/vnd.apache.parquet',
    libelle: 'Parquet',
    compressible: false,
    write: writeParquet,
  },
} satisfies Record<string, Format>

export type NomFormat = keyof typeof FORMATS
export const NOMS_FORMATS = Object.keys(FORMATS) as NomFormat[]

/** What is not made of rows: a document to be read. */
export const DOCUMENTS = { pdf: { type: 'application/pdf', libelle: 'PDF' } } as const
export type NomDocument = keyof typeof DOCUMENTS
/** Every kind of file an answer may be had as. */
export type NomFichier = NomFormat | NomDocument
export const FICHIERS: Record<NomFichier, { type: string; libelle: string }> = { ...FORMATS, ...DOCUMENTS }
const NOMS_FICHIERS = Object.keys(FICHIERS) as NomFichier[]

/** What an answer may be: a file, the dictionary of the CSV, or the JSON of the API. */
export type FormatReponse = NomFichier | 'csvw' | 'json'

const EXTENSIONS: Record<string, FormatReponse> = {
  ...Object.fromEntries(NOMS_FICHIERS.map((nom) => [nom, nom])),
  'csv-metadata.json': 'csvw',
  json: 'json',
}

/** Complete files are named with their extension: it is part of their address. */
const ADRESSE = /^(\/api\/v1\/(?!exports\/)[^?]+?)\.(csv-metadata\.json|[a-z]+)\/?(\?.*)?$/

/** Splits the format off an address; `null` when its last part names none. */
export function detachFormat(url: string): { url: string; format: FormatReponse } | null {
  const [, chemin, extension = '', requete = ''] = ADRESSE.exec(url) ?? []
  const format = EXTENSIONS[extension]
  return chemin && format ? { url: chemin + requete, format } : null
}

/** Address of the same rows in a format. */
export function adresseDuFormat(url: string, extension: string): string {
  const [chemin = '', requete] = url.split('?')
  return `${chemin}.${extension}${requete ? `?${requete}` : ''}`
}

const JSON_ACCEPTE = new Set([
  'application/json',
  'application/problem+json',
  'text/html',
  'application/*',
  '*/*',
])

/** Format a client prefers; JSON when it says nothing; `null` when it accepts none of ours. */
export function negotiateFormat(accept: string | undefined): FormatReponse | null {
  if (!accept?.trim()) return 'json'
  const voulus = accept
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [type = '', ...parametres] = part.split(';').map((texte) => texte.trim())
      const q = parametres.find((texte) => texte.startsWith('q='))
      return { type, q: q === undefined ? 1 : Number(q.slice(2)) || 0 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { type } of voulus) {
    const nom = NOMS_FICHIERS.find((candidat) => FICHIERS[candidat].type === type)
    if (nom) return nom
    if (type === 'application/csvm+json') return 'csvw'
    if (JSON_ACCEPTE.has(type)) return 'json'
  }
  return null
}

export const TYPE_DICTIONNAIRE = 'application/csvm+json'
