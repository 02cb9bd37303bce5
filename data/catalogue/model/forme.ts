import { z } from 'zod'

/** What a value may be: how a form asks for it, and how it is checked. Readers of cells say theirs. */
export const formeSchema = z.discriminatedUnion('genre', [
  z.object({
    genre: z.literal('nombre').describe('Un nombre.'),
    min: z.number().nullable().describe('Plus petite valeur admise ; null sans borne.'),
    max: z.number().nullable().describe('Plus grande valeur admise ; null sans borne.'),
    entier: z.boolean().describe('Vrai si seul un nombre entier est admis.'),
  }),
  z.object({ genre: z.literal('oui_non').describe('Oui (true) ou non (false).') }),
  z.object({
    genre: z.literal('choix').describe('Une valeur d’une liste.'),
    valeurs: z.array(z.string()).describe('Valeurs admises.'),
  }),
  z.object({
    genre: z.literal('texte').describe('Un texte d’une ligne.'),
    max: z.number().int().describe('Nombre de caractères au plus.'),
  }),
  z.object({ genre: z.literal('date').describe('Un jour, AAAA-MM-JJ.') }),
  z.object({ genre: z.literal('code_commune').describe('Le code d’une commune.') }),
])
export type Forme = z.infer<typeof formeSchema>

const refus = (attendu: string) => ({ valeur: null, attendu })
type Lue = { valeur: string | number | boolean; attendu: null } | { valeur: null; attendu: string }

/** Bounds of a number, in French: « un nombre entier de 0 à 500 ». */
export function describeNombre({ min, max, entier }: Extract<Forme, { genre: 'nombre' }>): string {
  const nom = entier ? 'un nombre entier' : 'un nombre'
  if (min !== null && max !== null) return `${nom} de ${min} à ${max}`
  if (min !== null) return `${nom} d’au moins ${min}`
  return max === null ? nom : `${nom} d’au plus ${max}`
}

/** A NUL, another control character, or half of a surrogate pair: never part of a value. */
const INTERDITS = /[\p{Cc}\p{Cs}]/u

/**
 * Checks a value given by a reader against the form of the field it should replace.
 * @returns the value ready to be compared with those of the source, or what is expected, in French.
 */
export function readForme(forme: Forme, recue: unknown): Lue {
  switch (forme.genre) {
    case 'nombre':
      return isDansBornes(forme, recue) ? { valeur: recue, attendu: null } : refus(describeNombre(forme))
    case 'oui_non':
      return typeof recue === 'boolean'
        ? { valeur: recue, attendu: null }
        : refus('oui (true) ou non (false)')
    case 'choix':
      return typeof recue === 'string' && forme.valeurs.includes(recue)
        ? { valeur: recue, attendu: null }
        : refus(`l’une des valeurs ${forme.valeurs.join(', ')}`)
    case 'date':
      return readTexte(recue, isJour, 'une date écrite AAAA-MM-JJ')
    case 'code_commune':
      return readTexte(
        recue,
        (texte) => /^(\d{5}|2[AB]\d{3})$/.test(texte),
        'un code commune de 5 caractères',
      )
    case 'texte':
      return readTexte(
        recue,
        (texte) => texte.length <= forme.max && !INTERDITS.test(texte),
        `un texte d’une seule ligne, de 1 à ${forme.max} caractères`,
      )
  }
}

function isDansBornes(
  { min, max, entier }: Extract<Forme, { genre: 'nombre' }>,
  recue: unknown,
): recue is number {
  if (typeof recue !== 'number' || !Number.isFinite(recue)) return false
  if (entier && !Number.isInteger(recue)) return false
  return (min === null || recue >= min) && (max === null || recue <= max)
}

function readTexte(recue: unknown, accepte: (texte: string) => boolean, attendu: string): Lue {
  const texte = typeof recue === 'string' ? recue.trim().replace(/ +/g, ' ') : ''
  return texte !== '' && accepte(texte) ? { valeur: texte, attendu: null } : refus(attendu)
}

/** Does this day exist? `2026-02-30` does not. */
const isJour = (texte: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(texte) && new Date(`${texte}T00:00:00Z`).toJSON()?.startsWith(texte) === true
