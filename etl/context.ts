import { PROGRAMMES } from '../data/catalogue/index.generated.ts'
import { foldText } from '../data/catalogue/model/lecteurs.ts'
import type { Niveau } from '../data/catalogue/model/niveau.ts'
import type { Contexte } from '../data/catalogue/model/source.ts'
import { parseUai } from '../data/catalogue/model/uai.ts'
import { Refus } from '../data/catalogue/model/valeur.ts'
import { type Cog, type CogCommune, readCog } from '../data/reference/cog.ts'
import { readAcademies, readRegionsAcademiques } from '../data/reference/reference.ts'

type Place = { commune: string; arrondissement: string | null }

/** Where each code ever used leads today, arrondissements and abolished communes included. */
function placeByCode(cog: Cog): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const commune of cog.communes) {
    if (commune.type === 'commune-deleguee' || commune.type === 'commune-associee') {
      if (commune.chefLieu) places.set(commune.code, { commune: commune.chefLieu, arrondissement: null })
    }
    if (commune.type === 'arrondissement-municipal' && commune.commune) {
      places.set(commune.code, { commune: commune.commune, arrondissement: commune.code })
    }
  }
  const current = cog.communes.filter((commune) => commune.type === 'commune-actuelle')
  for (const commune of current) {
    for (const ancien of commune.anciensCodes ?? []) {
      places.set(ancien, { commune: commune.code, arrondissement: null })
    }
  }
  for (const commune of current) places.set(commune.code, { commune: commune.code, arrondissement: null })
  return places
}

/**
 * Current communes by « département|folded name », those that were merged and kept their name included; `null` where
 * a name leads to several. A commune in force goes before a merged one.
 */
function communeByFoldedName(cog: Cog): Map<string, string | null> {
  const inForce = cog.communes.filter(({ type }) => type === 'commune-actuelle')
  const merged = cog.communes.filter(({ type }) => type === 'commune-deleguee' || type === 'commune-associee')
  return new Map([
    ...codeByName(merged.map((commune) => ({ ...commune, code: commune.chefLieu ?? commune.code }))),
    ...codeByName(inForce),
  ])
}

function codeByName(communes: readonly CogCommune[]): Map<string, string | null> {
  const names = new Map<string, string | null>()
  for (const { departement, nom, code } of communes) {
    const key = `${departement}|${foldName(nom)}`
    names.set(key, names.has(key) && names.get(key) !== code ? null : code)
  }
  return names
}

/** `PARIS 12E ARRONDISSEMENT`, `Paris-12e`, `St-Étienne` compare as `paris`, `saint etienne`. */
const foldName = (nom: string): string =>
  foldText(nom)
    .replace(/\bste?\b/g, (word) => (word === 'st' ? 'saint' : 'sainte'))
    .replace(/^(paris|lyon|marseille) \d+(er|e|eme)?( arrondissement)?$/, '$1')
    .replace(/ cedex( \d+)?$/, '')

/** Current codes by every code in use or abolished, for the levels that are few enough to be listed. */
function codesByLevel(cog: Cog): Partial<Record<Niveau, ReadonlyMap<string, string>>> {
  const same = (items: readonly { code: string }[]) => new Map(items.map(({ code }) => [code, code]))
  const academies = readAcademies()
  return {
    pays: new Map([['FR', 'FR']]),
    region: same(cog.regions),
    region_academique: same(readRegionsAcademiques()),
    departement: same(cog.departements),
    epci: same(cog.epci),
    academie: new Map(
      academies.flatMap(({ code, anciens_codes = [] }) =>
        [code, ...anciens_codes].map((known) => [known, code] as const),
      ),
    ),
  }
}

function readFacts() {
  const cog = readCog()
  return { places: placeByCode(cog), names: communeByFoldedName(cog), codes: codesByLevel(cog) }
}

let cache: ReturnType<typeof readFacts> | null = null

/** Read when a first file is: commands that read none start at once. */
function facts(): ReturnType<typeof readFacts> {
  cache ??= readFacts()
  return cache
}

const programmes = new Set(PROGRAMMES.map(({ id }) => id))

const communeOf: Contexte['commune'] = (code) =>
  facts().places.get(code) ?? new Refus('commune_inconnue', `aucune commune n’a ou n’a eu le code ${code}`)

function territoireOf(niveau: Niveau, code: string): string | Refus {
  if (niveau === 'commune' || niveau === 'arrondissement') {
    const place = communeOf(code)
    if (place instanceof Refus) return place
    return place[niveau] ?? new Refus('territoire_inconnu', `${code} n’est pas un arrondissement municipal`)
  }
  // The COG ignores the circonscriptions of the premier degré: the annuaire alone knows them.
  const known = niveau === 'circonscription' ? parseUai(code) : facts().codes[niveau]?.get(code)
  return (
    known ?? new Refus('territoire_inconnu', `aucun territoire (${niveau}) n’a ou n’a eu le code ${code}`)
  )
}

/** Facts of the COG and of the import that sources ask for while their rows are read. */
export function contextOf(campagne: string | null, today: Date): Contexte {
  return {
    campagne,
    aujourdhui: today.toISOString().slice(0, 10),
    commune: communeOf,
    territoire: territoireOf,
    programme: (id) => programmes.has(id),
    communeByName: (departement, nom) => facts().names.get(`${departement}|${foldName(nom)}`) ?? null,
  }
}
