import { type Campagne, campagneOfRentree, campagneSchema } from './campagne.ts'
import { parseCodeCommune, parseDepartement } from './territoire-code.ts'
import { parseUai } from './uai.ts'
import { type Lecteur, Marque, Refus, withForme } from './valeur.ts'

/** Ways the official files write « no answer »; compared after trimming, in lower case. */
const ABSENCES = new Set(['', 'nc', 'n.c.', 'nd', 'n.d.', '#n/a', 'null', 'nan', '-'])
const SECRETS = new Set(['ss', 's.s.', 'ns', 'secret'])
const SANS_OBJET = new Set(['so', 's.o.', 'sans objet'])

/** True when a cell says nothing: it is not communicated. Most cells of a large file are digits: told first. */
export const isAbsence = (cellule: string): boolean => {
  const first = cellule.charCodeAt(0)
  if (first >= 48 && first <= 57) return false
  return cellule === '' || (cellule.length <= 4 && ABSENCES.has(cellule.trim().toLowerCase()))
}

/** Status written in place of a value, if any. */
export function marqueOf(cellule: string): Marque | null {
  const text = cellule.trim().toLowerCase()
  if (SECRETS.has(text)) return SECRET
  return SANS_OBJET.has(text) ? SANS_OBJET_MARQUE : null
}
const SECRET = new Marque('secret')
const SANS_OBJET_MARQUE = new Marque('sans_objet')

/** A NUL, or half of a surrogate pair: PostgreSQL stores neither. */
const INTERDITS = /\0|\p{Surrogate}/u

/** Text, trimmed; runs of spaces become one. */
export const texte = (max = 500): Lecteur =>
  withForme({ genre: 'texte', max }, (cellule) => {
    const value = cellule.trim().replace(/\s+/g, ' ')
    if (INTERDITS.test(value))
      return new Refus('caractere_interdit', 'un caractère ne peut pas être conservé')
    return value.length > max ? new Refus('texte_trop_long', `plus de ${max} caractères`) : value
  })

/** Number with a point or a comma (`93,4`), spaces between thousands allowed. Bounds are inclusive. */
export const decimal = (bornes: Bornes = {}): Lecteur =>
  withForme(nombreOf(bornes, false), (cellule) => {
    if (/^\d{1,15}$/.test(cellule)) return withinBounds(Number(cellule), bornes)
    const text = cellule.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
    const value = Number(text)
    if (!/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(value)) {
      return marqueOf(cellule) ?? new Refus('nombre_illisible', 'un nombre est attendu')
    }
    return withinBounds(value, bornes)
  })

interface Bornes {
  min?: number
  max?: number
}

const nombreOf = (
  { min = null, max = null }: { min?: number | null; max?: number | null },
  entier: boolean,
) => ({ genre: 'nombre', min, max, entier }) as const

/** Whole number; `53.0` is 53, `53.4` is refused. */
export const entier = (bornes: Bornes = {}): Lecteur => {
  const lire = decimal(bornes)
  return withForme(nombreOf(bornes, true), (cellule) => {
    const value = lire(cellule)
    if (typeof value === 'number' && !Number.isInteger(value)) {
      return new Refus('entier_attendu', 'un nombre entier est attendu')
    }
    return value
  })
}

function withinBounds(value: number, { min, max }: Bornes): number | Refus {
  if (min !== undefined && value < min) return new Refus('valeur_trop_petite', `au moins ${min} est attendu`)
  if (max !== undefined && value > max) return new Refus('valeur_trop_grande', `au plus ${max} est attendu`)
  return value
}

/** One of the listed writings (compared without case, accents or surrounding spaces), to its wire value. */
export function enumere(table: Record<string, string | null>): Lecteur {
  const byWriting = new Map(Object.entries(table).map(([key, value]) => [foldText(key), value]))
  const expected = Object.keys(table).join(', ')
  const valeurs = [...new Set(Object.values(table))].filter((value) => value !== null)
  return withForme({ genre: 'choix', valeurs }, (cellule) => {
    const value = byWriting.get(foldText(cellule))
    if (value !== undefined) return value
    return marqueOf(cellule) ?? new Refus('valeur_inconnue', `attendu : ${expected}`)
  })
}

/** `1`, `oui`, `true`, `vrai`, `x` / `0`, `non`, `false`, `faux`. */
export const booleen: Lecteur = withForme({ genre: 'oui_non' }, (cellule) => {
  const text = foldText(cellule)
  if (['1', '1.0', 'oui', 'o', 'true', 'vrai', 'x'].includes(text)) return true
  if (['0', '0.0', 'non', 'n', 'false', 'faux'].includes(text)) return false
  return marqueOf(cellule) ?? new Refus('oui_non_attendu', 'oui ou non est attendu (1 ou 0)')
})

/** ISO date (`2016-09-01`, time part dropped) or French date (`01/09/2016`), as `AAAA-MM-JJ`. */
export const date: Lecteur = withForme({ genre: 'date' }, (cellule) => {
  const text = cellule.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text)
  const value = iso ? iso[0] : french ? `${french[3]}-${french[2]}-${french[1]}` : null
  const exists = value !== null && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value)
  return exists ? value : new Refus('date_illisible', 'une date AAAA-MM-JJ est attendue')
})

export const uai: Lecteur = (cellule) => {
  const value = parseUai(cellule)
  if (value) return value
  return /^\d{7}[A-Za-z]$/.test(cellule.trim())
    ? new Refus('uai_cle_fausse', 'la lettre de contrôle de l’UAI ne correspond pas à ses chiffres')
    : new Refus('uai_illisible', 'un UAI est fait de 7 chiffres et d’une lettre')
}

export const codeCommune: Lecteur = withForme(
  { genre: 'code_commune' },
  (cellule) =>
    parseCodeCommune(cellule) ?? new Refus('commune_illisible', 'un code commune INSEE a 5 caractères'),
)

export const departement: Lecteur = (cellule) =>
  parseDepartement(cellule) ?? new Refus('departement_inconnu', 'ce code ne désigne aucun département')

/** School year (`2022-2023`) or year (`2022`), as a campaign. */
export const rentree: Lecteur = (cellule) =>
  campagneOfRentree(cellule) ?? new Refus('campagne_illisible', 'attendu : 2022 ou 2022-2023')

/** A campaign written as the observatory writes it (`2022`, `2018-T1`). */
export const campagne: Lecteur = (cellule) => {
  const parsed = campagneSchema.safeParse(cellule.trim())
  return parsed.success
    ? (parsed.data as Campagne)
    : new Refus('campagne_illisible', 'attendu : 2022 ou 2018-T1')
}

/** Lower case, without accents nor ligatures, punctuation folded to single spaces: for comparing writings. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9.+]+/g, ' ')
    .trim()
