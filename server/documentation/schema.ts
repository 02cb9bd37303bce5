/** The part of a JSON Schema that the documentation reads. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  minimum?: number
  maximum?: number
  default?: unknown
  example?: unknown
  /** An optional parameter that a request makes little sense without: examples give it. */
  'x-exemple'?: boolean
}

export interface Parametre {
  name: string
  in: 'query' | 'path'
  required?: boolean
  description?: string
  schema: Schema
  /** A list whose values are given by repeating the parameter, rather than with commas. */
  explode?: boolean
}

export interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters?: Parametre[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  /** Present when the operation is for agents: empty, only a session opens it. */
  security?: Record<string, string[]>[]
  responses: Record<
    string,
    { description?: string; content?: Record<string, { schema: Schema; example?: unknown }> }
  >
  /** It will be withdrawn. */
  deprecated?: boolean
  /** Extensions of the other formats of the answer. */
  /** It needs something that an instance may not have: a report, a secret link. */
  'x-sans-exemple'?: boolean
  'x-formats'?: string[]
}

export const METHODES = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Methode = (typeof METHODES)[number]

/** The OpenAPI document, as far as the documentation reads it. */
export interface Openapi {
  info: { title: string; version: string; description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Partial<Record<Methode, Operation>>>
  components: { schemas: Record<string, Schema>; securitySchemes?: Record<string, unknown> }
}

/** An operation where it is found. */
export interface OperationSituee {
  chemin: string
  methode: Methode
  operation: Operation
}

/** Every operation of the document, in its order. */
export const operationsOf = (document: Pick<Openapi, 'paths'>): OperationSituee[] =>
  Object.entries(document.paths).flatMap(([chemin, methodes]) =>
    METHODES.flatMap((methode) => {
      const operation = methodes[methode]
      return operation ? [{ chemin, methode, operation }] : []
    }),
  )

/** Anybody may try it as it is: it reads, asks for no account, and needs nothing that this instance may lack. */
export const isLecturePublique = ({ methode, operation }: OperationSituee): boolean =>
  methode === 'get' && operation.security === undefined && !operation['x-sans-exemple']

/** Answer of an operation in JSON, of whichever kind; `undefined` when it only gives files. */
export function reponseJson({ responses }: Operation): { schema: Schema; example?: unknown } | undefined {
  const reussie = ['200', '201', '202'].find((statut) => responses[statut]?.content) ?? ''
  const contenus = Object.entries(responses[reussie]?.content ?? {})
  return contenus.find(([type]) => type === 'application/json' || type.endsWith('+json'))?.[1]
}

/** Name of the schema a reference points at. */
export const nomOf = (ref: string): string => ref.split('/').at(-1) ?? ref

/** The schema itself, references followed. */
export function resolve(document: Openapi, schema: Schema): Schema {
  if (!schema.$ref) return schema
  const cible = document.components.schemas[nomOf(schema.$ref)]
  return cible ? resolve(document, { ...cible, ...sansRef(schema) }) : {}
}

function sansRef({ $ref: _, ...reste }: Schema): Schema {
  return reste
}

const TYPES: Record<string, string> = {
  string: 'texte',
  number: 'nombre',
  integer: 'entier',
  boolean: 'vrai ou faux',
  object: 'objet',
  array: 'liste',
  null: 'null',
}

/** A type in a few French words: « liste de texte », « nombre ou null ». */
export function libelleType(schema: Schema): string {
  if (schema.$ref) return nomOf(schema.$ref)
  const variantes = schema.anyOf ?? schema.oneOf
  if (variantes) return [...new Set(variantes.map(libelleType))].join(' ou ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array' && schema.items) return `liste de ${libelleType(schema.items)}`
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'object']
  return types.map((type) => TYPES[type] ?? type).join(' ou ')
}

/** Schema of what an operation is sent, when it is sent something. */
export const corpsOf = ({ requestBody }: Operation): Schema | undefined =>
  Object.values(requestBody?.content ?? {})[0]?.schema
