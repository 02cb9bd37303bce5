import {
  EDUCATION_PRIORITAIRE,
  type EducationPrioritaire,
  type Secteur,
  type TypeEtablissement,
} from '../../data/catalogue/model/etablissement.ts'
import { readFiltre, writeFiltre } from '../../data/catalogue/model/filtre.ts'
import { isNiveauCarte, MOTS_NIVEAU, type NiveauCarte, type NiveauSerie } from '../format/niveaux.ts'
import { classeDeCle, cleDeClasse } from '../legende/absences.ts'

export interface Position {
  longitude: number
  latitude: number
  zoom: number
}

/** What is designated: a territory or a school (`etablissement`, its code being the UAI). */
export interface Selection {
  niveau: NiveauSerie
  code: string
}

/** The map, the table, or both side by side. */
export const AFFICHAGES = ['carte', 'deux', 'tableau'] as const
export type Affichage = (typeof AFFICHAGES)[number]

/** Levels whose territories a table may be reduced to. */
const NIVEAUX_DANS = ['region', 'academie', 'departement'] as const
export interface Dans {
  niveau: (typeof NIVEAUX_DANS)[number]
  code: string
}

const TRIS = ['nom', 'code', 'lieu', 'valeur', 'couverture'] as const
export type ColonneTri = (typeof TRIS)[number]
export type TriSerie = ColonneTri | `-${ColonneTri}`

/** All that the address says. `null`: left to the site's default. */
export interface Vue {
  indicateur: string | null
  campagne: string | null
  niveau: NiveauCarte
  type: TypeEtablissement | 'tous'
  secteur: Secteur | 'tous'
  /** Networks of priority education kept; empty: all of them. */
  education_prioritaire: readonly EducationPrioritaire[]
  /** Conditions that schools meet, in the grammar of the API: `debit_constate_median<8`, `ips=absent`. */
  filtre: readonly string[]
  /** Classes of the legend kept, by rank or by status; empty: all of them. */
  isoler: readonly string[]
  /** `quantiles`: classes of equal count in place of the declared bounds. */
  classes: 'declarees' | 'quantiles'
  affichage: Affichage
  /** Territory to which the table is reduced; the whole country otherwise. */
  dans: Dans | null
  /** Words that the lines of the table contain. */
  q: string | null
  /** Column that sorts the table; preceded by `-`, from the last to the first. */
  tri: TriSerie
  /** The plan of somebody else is under the map, where the operator offers one. */
  plan: boolean
  position: Position | null
  selection: Selection | null
}

export const VUE_INITIALE: Vue = {
  indicateur: null,
  campagne: null,
  niveau: 'departement',
  type: 'tous',
  secteur: 'tous',
  education_prioritaire: [],
  filtre: [],
  isoler: [],
  classes: 'declarees',
  affichage: 'carte',
  dans: null,
  q: null,
  tri: 'nom',
  plan: false,
  position: null,
  selection: null,
}

const TYPES = ['ecole', 'college', 'lycee', 'erea'] as const satisfies readonly TypeEtablissement[]
const SECTEURS = ['public', 'prive'] as const satisfies readonly Secteur[]

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((item) => item === text) ?? null
const matching = (shape: RegExp, text: string | null): string | null =>
  text !== null && shape.test(text) ? text : null

/** Reads an address. What cannot be understood is left to its default: a shared link never fails. */
export function readVue(recherche: string): Vue {
  const p = new URLSearchParams(recherche)
  const niveau = p.get('niveau') ?? ''
  return {
    indicateur: matching(/^[a-z][a-z0-9_]{0,63}$/, p.get('indicateur')),
    campagne: matching(/^(\d{4}(-T[1-4])?|referentiel)$/, p.get('campagne')),
    niveau: isNiveauCarte(niveau) ? niveau : VUE_INITIALE.niveau,
    type: oneOf(TYPES, p.get('type')) ?? 'tous',
    secteur: oneOf(SECTEURS, p.get('secteur')) ?? 'tous',
    education_prioritaire: readReseaux(p.get('education_prioritaire')),
    filtre: readConditions(p.getAll('filtre')),
    isoler: readIsolees(p.get('isoler')),
    classes: p.get('classes') === 'quantiles' ? 'quantiles' : 'declarees',
    affichage: oneOf(AFFICHAGES, p.get('affichage')) ?? 'carte',
    dans: readDans(p.get('dans')),
    q: readMots(p.get('q')),
    tri: readTri(p.get('tri')),
    plan: p.get('fond') === 'plan',
    position: readPosition(p.get('position')),
    selection: readSelection(p.get('selection')),
  }
}

/** Networks in the order of the catalogue. A `+` typed as it is in an address is read as a space. */
function readReseaux(text: string | null): EducationPrioritaire[] {
  const asked = (text ?? '').split(',').map((item) => (item === 'REP ' ? 'REP+' : item))
  const known = EDUCATION_PRIORITAIRE.filter((reseau) => asked.includes(reseau))
  // All of them is no choice.
  return known.length === EDUCATION_PRIORITAIRE.length ? [] : known
}

/** Conditions that can be read, each once; the API takes no more than eight. */
function readConditions(texts: readonly string[]): string[] {
  const read = texts.flatMap((text) => {
    const filtre = text.length <= 120 ? readFiltre(text) : null
    return filtre ? [writeFiltre(filtre)] : []
  })
  return [...new Set(read)].slice(0, FILTRES_MAX)
}

/** Keys of classes, each once and written one way. */
function readIsolees(text: string | null): string[] {
  const classes = (text ?? '').split(',').flatMap((cle) => classeDeCle(cle) ?? [])
  return [...new Set(classes)].slice(0, 16).map(cleDeClasse)
}

/** Conditions that one view may hold. */
export const FILTRES_MAX = 8

function readPosition(text: string | null): Position | null {
  if (text === null || !/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}(\.\d+)?$/.test(text)) return null
  const [latitude = 0, longitude = 0, zoom = 0] = text.split(',').map(Number)
  if (Math.abs(latitude) > 85 || Math.abs(longitude) > 180 || zoom > 22) return null
  // As precise as what is written: a view read and written again is the same.
  return { latitude: arrondi(latitude, 4), longitude: arrondi(longitude, 4), zoom: arrondi(zoom, 2) }
}

const arrondi = (value: number, decimals: number): number => Number(value.toFixed(decimals)) + 0

function readDans(text: string | null): Dans | null {
  const [niveau = '', code = '', ...rest] = (text ?? '').split(':')
  const known = oneOf(NIVEAUX_DANS, niveau)
  return known && rest.length === 0 && /^(\d{2,3}|2[AB])$/.test(code) ? { niveau: known, code } : null
}

/** Words as the API takes them: no control character, a hundred characters at most. */
const readMots = (text: string | null): string | null =>
  (text ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .slice(0, 100)
    .replace(/\p{Cs}$/u, '')
    .trim() || null

function readTri(text: string | null): TriSerie {
  const colonne = oneOf(TRIS, text?.replace(/^-/, '') ?? null)
  if (!colonne) return VUE_INITIALE.tri
  return text?.startsWith('-') ? `-${colonne}` : colonne
}

function readSelection(text: string | null): Selection | null {
  const [niveau = '', code = '', ...rest] = (text ?? '').split(':')
  if (rest.length > 0 || !Object.hasOwn(MOTS_NIVEAU, niveau) || !/^[0-9A-Za-z]{1,12}$/.test(code)) return null
  return { niveau: niveau as NiveauSerie, code: code.toUpperCase() }
}

/** Writes the address of a view: only what differs from the default, in a stable order, readable. */
export function writeVue(vue: Vue): string {
  const parts: [string, string][] = []
  const add = (key: string, value: string | null, ordinary: string | null = null) => {
    if (value !== null && value !== ordinary) parts.push([key, value])
  }
  add('indicateur', vue.indicateur)
  add('campagne', vue.campagne)
  add('niveau', vue.niveau, VUE_INITIALE.niveau)
  add('type', vue.type, 'tous')
  add('secteur', vue.secteur, 'tous')
  add('education_prioritaire', vue.education_prioritaire.join(','), '')
  for (const condition of vue.filtre) add('filtre', condition)
  add('isoler', vue.isoler.join(','), '')
  add('classes', vue.classes, 'declarees')
  add('affichage', vue.affichage, 'carte')
  add('dans', vue.dans && `${vue.dans.niveau}:${vue.dans.code}`)
  add('tri', vue.tri, VUE_INITIALE.tri)
  add('q', vue.q)
  add('fond', vue.plan ? 'plan' : null)
  add('selection', vue.selection && `${vue.selection.niveau}:${vue.selection.code}`)
  add('position', vue.position && writePosition(vue.position))
  return parts.length === 0 ? '' : `?${parts.map(([key, value]) => `${key}=${enRequete(value)}`).join('&')}`
}

/** A value inside a query: colons, commas and at signs are legal there, and easier to read as they are. */
const enRequete = (value: string): string =>
  encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@')

function writePosition({ latitude, longitude, zoom }: Position): string {
  return `${latitude.toFixed(4)},${longitude.toFixed(4)},${zoom.toFixed(2)}`
}
