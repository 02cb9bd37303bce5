import { readFileSync } from 'node:fs'
import { z } from 'zod'

const codeAcademie = z.string().regex(/^\d{2}$/)
const codeRegionAcademique = z.string().regex(/^(0[1-9]|1[0-8])$/)
const codeDepartement = z.string().regex(/^(\d{2}|2[AB]|9[78]\d)$/)

const academie = z.strictObject({
  code: codeAcademie,
  nom: z.string(),
  region_academique: codeRegionAcademique,
  departements: z.array(codeDepartement).min(1),
  anciens_codes: z.array(codeAcademie).optional(),
})

const regionAcademique = z.strictObject({
  code: codeRegionAcademique,
  nom: z.string(),
  regions: z.array(z.string().regex(/^\d{2}$/)).min(1),
  academies: z.array(codeAcademie).min(1),
})

const collectivite = z.strictObject({
  departement: codeDepartement,
  nom: z.string(),
  code_academie: codeAcademie,
  rattachement: z.enum(['academie', 'service_education', 'vice_rectorat']),
})

/** An académie in force: ministry code, région académique, INSEE codes of its départements, codes it replaced. */
export type Academie = z.infer<typeof academie>

/** A région académique: ministry code ("17"), INSEE codes of its régions ("52"), codes of its académies. */
export type RegionAcademique = z.infer<typeof regionAcademique>

/**
 * An overseas collectivité outside the départements: its code as the COG writes it, and the code the ministry
 * files its schools under, which is an académie's only when `rattachement` says so.
 */
export type Collectivite = z.infer<typeof collectivite>

/** The thirty académies in force, by code. Throws when the committed file is not what is declared. */
export function readAcademies(): Academie[] {
  return z.array(academie).parse(readJson('academies.json'))
}

/** The eighteen régions académiques, by code. Throws when the committed file is not what is declared. */
export function readRegionsAcademiques(): RegionAcademique[] {
  return z.array(regionAcademique).parse(readJson('regions_academiques.json'))
}

/** The six overseas collectivités with schools. Throws when the committed file is not what is declared. */
export function readCollectivites(): Collectivite[] {
  return z.array(collectivite).parse(readJson('collectivites.json'))
}

function readJson(nom: string): unknown {
  return JSON.parse(readFileSync(new URL(nom, import.meta.url), 'utf8'))
}
