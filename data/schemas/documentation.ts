import { readFile, writeFile } from 'node:fs/promises'

/** The part of a Table Schema that its page shows. */
export interface TableSchema {
  name: string
  title: string
  description: string
  version: string
  fields: {
    name: string
    title: string
    description: string
    type: string
    example: string | number | boolean
    trueValues?: string[]
    falseValues?: string[]
    constraints?: {
      required?: boolean
      enum?: string[]
      minimum?: number
      maximum?: number
      maxLength?: number
      pattern?: string
    }
  }[]
  missingValues: string[]
  primaryKey: string[]
  custom_checks?: { params: { column: string; op: string; column2: string } }[]
}
type Field = TableSchema['fields'][number]

const TYPES: Record<string, string> = {
  string: 'texte',
  integer: 'entier',
  number: 'nombre',
  boolean: 'oui ou non',
  date: 'date AAAA-MM-JJ',
  year: 'année',
}
const code = (text: unknown): string => `\`${text}\``

/** What a cell may hold, in a few words. */
function valuesOf({ constraints = {}, trueValues, falseValues }: Field): string {
  const { enum: values, minimum, maximum, maxLength, pattern } = constraints
  if (values) return values.map(code).join(', ')
  if (trueValues && falseValues) return `${code(trueValues[0])} (oui) ou ${code(falseValues[0])} (non)`
  if (minimum !== undefined && maximum !== undefined) return `de ${minimum} à ${maximum}`
  if (maxLength !== undefined) return `${maxLength} caractères au plus`
  return pattern ? `motif ${code(pattern)}` : ''
}

const rowOf = (field: Field): string =>
  `| ${code(field.name)} | ${field.title} | ${TYPES[field.type] ?? field.type} | ${valuesOf(field)} | ${code(field.example)} |`

const sectionOf = ({ name, title, description, constraints }: Field): string =>
  `### ${code(name)} : ${title}\n\n${description}${constraints?.required ? ' **Obligatoire.**' : ''}`

/**
 * Page of a Table Schema for those who produce files, in Markdown.
 * @param notes text written by hand that the schema cannot say, set between the introduction and the columns.
 */
export function documentationOf(schema: TableSchema, notes: string): string {
  const { title, version, description, fields, missingValues, primaryKey, custom_checks = [] } = schema
  const checks = custom_checks.map(({ params }) => `- ${code(params.column)} ${params.op} ${code(params.column2)}`)
  const sections = [
    '<!-- Généré depuis schema.json et notes.md par `node --import tsx data/schemas/documentation.ts`. -->',
    `# ${title}`,
    `Schéma de données tabulaires (Table Schema), version ${version}. Fichiers : [schema.json](schema.json), [exemple-valide.csv](exemple-valide.csv).`,
    description,
    notes.trim(),
    '## Colonnes',
    `Clé : ${primaryKey.map(code).join(' et ')}, une seule ligne pour chaque couple. Absence de valeur : ${missingValues.map((value) => (value === '' ? 'cellule vide' : code(value))).join(', ')}.`,
    ['| colonne | titre | type | valeurs | exemple |', '|---|---|---|---|---|', ...fields.map(rowOf)].join('\n'),
    ...(checks.length > 0 ? ['## Contrôles entre colonnes', checks.join('\n')] : []),
    '## Définitions',
    ...fields.map(sectionOf),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** Schemas whose page is generated. */
const DOSSIERS = ['equipement-numerique-etablissement', 'programme-numerique-etablissement']

/** Page of a folder of `data/schemas`, from the files that are there. */
export async function readmeOf(dossier: string): Promise<string> {
  const read = (nom: string) => readFile(new URL(`${dossier}/${nom}`, import.meta.url), 'utf8')
  return documentationOf(JSON.parse(await read('schema.json')) as TableSchema, await read('notes.md'))
}

if (process.argv[1]?.endsWith('data/schemas/documentation.ts')) {
  for (const dossier of DOSSIERS) {
    await writeFile(new URL(`${dossier}/README.md`, import.meta.url), await readmeOf(dossier))
    console.log(`data/schemas/${dossier}/README.md rebuilt.`)
  }
}
