import type { Lieu } from './guides.ts'
import type { Openapi, Operation, Schema } from './schema.ts'

/** Elements of a list kept in an example. */
const ELEMENTS_MAX = 2
/** A list of so few numbers is one value (a box, quartiles): it is not cut. */
const NOMBRES_MAX = 4
/** Text kept in an example. */
const TEXTE_MAX = 400

/** Values that lead somewhere on this instance, by parameter. */
export interface Reperes extends Lieu {
  uai: string | null
  /** Two schools, to be put side by side. */
  ecoles: string[]
  publication: number
}

/** Address of a real request of an operation: its required parameters, with values that exist here. */
export function adresseExemple(
  document: Openapi,
  chemin: string,
  operation: Operation,
  reperes: Reperes,
): string {
  const parametres = operation.parameters ?? []
  const valeur = (nom: string, schema: Schema): string => {
    if (nom === 'uai' && reperes.uai) return reperes.uai
    if (nom === 'etablissements') return reperes.ecoles.join(',')
    if (nom === 'code') return reperes.departement
    if (nom === 'publication' || nom === 'version') return String(reperes.publication)
    if (nom === 'niveau' && chemin.includes('{code}')) return 'departement'
    if (nom === 'territoire') return `departement:${reperes.departement}`
    return enAdresse(document, schema)
  }
  const rempli = chemin.replace(/\{(\w+)\}/g, (_, nom: string) => {
    const parametre = parametres.find(({ name }) => name === nom)
    return parametre ? encodeURIComponent(valeur(nom, parametre.schema)) : ''
  })
  const requis = parametres.filter(
    (parametre) => parametre.in === 'query' && (parametre.required || parametre.schema['x-exemple'] === true),
  )
  const requete = requis.map(({ name, schema }) => `${name}=${enRequete(valeur(name, schema))}`).join('&')
  return requete ? `${rempli}?${requete}` : rempli
}

/** A value inside a query string, as people write it: colons and commas stay readable. */
const enRequete = (texte: string): string =>
  encodeURIComponent(texte).replace(/%3A/g, ':').replace(/%2C/g, ',')

/** Example of a value, as its schema declares it; an empty text without one. */
export function exempleOf(document: Openapi, schema: Schema): unknown {
  const nom = schema.$ref?.split('/').at(-1)
  return (
    schema.example ??
    (nom && document.components.schemas[nom]?.example) ??
    schema.default ??
    schema.enum?.[0] ??
    schema.minimum ??
    ''
  )
}

function enAdresse(document: Openapi, schema: Schema): string {
  const lu = exempleOf(document, schema)
  return Array.isArray(lu) ? lu.join(',') : String(lu)
}

/** An answer short enough to be read: long lists and texts are cut, nothing is invented. */
export function abbreviate(valeur: unknown): unknown {
  if (Array.isArray(valeur)) {
    const isUneValeur = valeur.length <= NOMBRES_MAX && valeur.every((element) => typeof element === 'number')
    return isUneValeur ? valeur : valeur.slice(0, ELEMENTS_MAX).map(abbreviate)
  }
  if (typeof valeur === 'string') return valeur.length > TEXTE_MAX ? `${valeur.slice(0, TEXTE_MAX)}…` : valeur
  if (typeof valeur !== 'object' || valeur === null) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([cle, contenu]) => [cle, abbreviate(contenu)]))
}
