import { z } from 'zod'
import type { Cellule, Colonne, TypeColonne } from './tableau.ts'

type Schema = z.core.$ZodType
type Lire = (ligne: object) => unknown

/** Separates the values of a list inside one cell. */
const SEPARATEUR_LISTE = ' | '

/**
 * Columns of a collection, from the schema of its elements: an object inside another gives one column per field
 * (`commune_code`), a list of words is joined, anything deeper is written as JSON. Names and descriptions are those
 * of the contract.
 */
export function colonnesOf(element: z.ZodObject): Colonne[] {
  return champsOf(element, '', (ligne) => ligne, '')
}

/** Columns of the fields kept, those of a field inside another included; all of them when nothing is chosen. */
export const keepChamps = (
  colonnes: readonly Colonne[],
  champs: readonly string[] | undefined,
  toujours: readonly string[],
): Colonne[] => {
  const gardes = champs && [...toujours, ...champs]
  return colonnes.filter(
    ({ nom }) => !gardes || gardes.some((champ) => nom === champ || nom.startsWith(`${champ}_`)),
  )
}

function champsOf(objet: z.ZodObject, prefixe: string, lire: Lire, heritee: string): Colonne[] {
  return Object.entries(objet.shape).flatMap(([nom, schema]) =>
    colonnes(
      schema,
      prefixe + nom,
      (ligne) => (lire(ligne) as Record<string, unknown> | null | undefined)?.[nom],
      heritee,
    ),
  )
}

function colonnes(schema: Schema, nom: string, lire: Lire, heritee: string): Colonne[] {
  const { interieur, description } = unwrap(schema, heritee)
  if (interieur instanceof z.ZodObject) {
    const contexte = description && `${description.replace(/\.$/, '')} : `
    return champsOf(interieur, `${nom}_`, lire, contexte)
  }
  if (interieur instanceof z.ZodRecord && interieur.keyType instanceof z.ZodEnum) {
    const cles = interieur.keyType.options.map(String)
    const valeur = interieur.valueType as Schema
    return cles.flatMap((cle) =>
      colonnes(
        valeur,
        `${nom}_${cle}`,
        (ligne) => (lire(ligne) as Record<string, unknown> | undefined)?.[cle],
        `${cle} : `,
      ),
    )
  }
  const type = typeOf(interieur)
  // A column has one type: where a value may be a number or a text, it is written as a text.
  const isMele = interieur instanceof z.ZodUnion
  const cellule = (ligne: object) => toCellule(lire(ligne))
  return [{ nom, type, description, read: isMele ? (ligne) => enTexte(cellule(ligne)) : cellule }]
}

/** The schema under its wrappers (optional, nullable, default), and the nearest description. */
function unwrap(schema: Schema, heritee: string): { interieur: Schema; description: string } {
  let interieur = schema
  let description = (schema as z.ZodType).description
  while (
    interieur instanceof z.ZodOptional ||
    interieur instanceof z.ZodNullable ||
    interieur instanceof z.ZodDefault
  ) {
    interieur = interieur.unwrap()
    description ??= (interieur as z.ZodType).description
  }
  return { interieur, description: heritee + (description ?? '') }
}

function typeOf(schema: Schema): TypeColonne {
  if (schema instanceof z.ZodBoolean) return 'booleen'
  if (!(schema instanceof z.ZodNumber)) return 'texte'
  return schema.isInt ? 'entier' : 'nombre'
}

const enTexte = (cellule: Cellule): Cellule => (cellule === null ? null : String(cellule))

/** A value as one cell. */
export function toCellule(valeur: unknown): Cellule {
  if (valeur === undefined || valeur === null) return null
  if (typeof valeur === 'string' || typeof valeur === 'number' || typeof valeur === 'boolean') return valeur
  if (Array.isArray(valeur) && valeur.every((element) => typeof element !== 'object')) {
    return valeur.length === 0 ? null : valeur.join(SEPARATEUR_LISTE)
  }
  return JSON.stringify(valeur)
}
