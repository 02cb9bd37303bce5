import { defineIndicateur, type Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import type { Mesure } from '../../../data/catalogue/model/mesure.ts'
import { NIVEAUX } from '../../../data/catalogue/model/niveau.ts'
import { CROISEMENTS, type Tranche } from '../../../data/catalogue/model/tranche.ts'
import { parametersOf, sqlOfIndicator } from '../../../data/synthese/sql-of-indicator.ts'
import { contextOf } from '../../../etl/context.ts'
import type { Banc } from './banc.ts'

/** A school of the worked examples, with the territories it belongs to. */
export interface Ecole {
  uai: string
  type?: string
  secteur?: string
  ouvert?: boolean
  date_ouverture?: string | null
  commune?: string
  arrondissement?: string | null
  epci?: string | null
  departement?: string
  academie?: string | null
  region_academique?: string | null
  region?: string | null
  position_precision?: string
}

/** An answer: what a line of a source says of a unit. */
export interface Reponse {
  code: string
  valeurs?: Record<string, unknown>
  statuts?: Record<string, string> | null
  source?: string
  campagne?: string
  niveau?: string
}

/** One published line, as numbers. */
export interface Ligne {
  niveau: string
  code: string
  type: string
  secteur: string
  attendus: number
  repondants: number
  statut: string
  valeur: number | null
  borne_basse: number | null
  borne_haute: number | null
  numerateur: number | null
  denominateur: number | null
  decile_1: number | null
  decile_9: number | null
  repartition: Record<string, number> | null
}

const DANS_L_AIN = {
  type: 'ecole',
  secteur: 'public',
  ouvert: true,
  date_ouverture: null,
  commune: '01053',
  arrondissement: null,
  epci: '200071751',
  departement: '01',
  academie: '10',
  region_academique: '01',
  region: '84',
  position_precision: 'numero',
}

/** Fills a publication of its own with schools and answers, and gives its number. */
export async function set(
  { connection: { pool } }: Banc,
  ecoles: readonly Ecole[],
  reponses: readonly Reponse[],
): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into publication (demonstration, statut, motif) values (false, 'publiee', 'exemple') returning id`,
  )
  const id = rows[0]?.id ?? 0
  for (const table of ['territoire', 'etablissement'])
    await pool.query(`create table ${table}_${id} partition of ${table} for values in (${id})`)
  await pool.query(
    `insert into etablissement (publication_id, uai, nom, type, secteur, ouvert, date_ouverture, commune, arrondissement,
       epci, departement, academie, region_academique, region, pays, position_precision, import_id, ligne)
     select $1, e.uai, 'nom', e.type, e.secteur, e.ouvert, e.date_ouverture, e.commune, e.arrondissement, e.epci,
       e.departement, e.academie, e.region_academique, e.region, 'FR', e.position_precision, 1, 1
     from jsonb_to_recordset($2) as e (uai text, type text, secteur text, ouvert boolean, date_ouverture date,
       commune text, arrondissement text, epci text, departement text, academie text, region_academique text,
       region text, position_precision text)`,
    [id, JSON.stringify(ecoles.map((ecole) => ({ ...DANS_L_AIN, ...ecole })))],
  )
  await answer(pool, id, reponses)
  return id
}

/** Adds communes to a publication, for the measures whose answers describe communes. */
export async function setCommunes({ connection: { pool } }: Banc, id: number, codes: readonly string[]) {
  for (const code of codes) {
    const departement = code.slice(0, 2)
    await pool.query(
      `insert into territoire (publication_id, niveau, code, nom, commune, departement, region, pays)
       values ($1, 'commune', $2, $2, $2, $3, 'R', 'FR')`,
      [id, code, departement],
    )
  }
}

async function answer(pool: Banc['connection']['pool'], id: number, reponses: readonly Reponse[]) {
  const imports = new Map<string, number>()
  for (const { source = 'enquete', campagne = '2022', ...reponse } of reponses) {
    const key = `${source}|${campagne}`
    if (!imports.has(key)) imports.set(key, await openImport(pool, id, source, campagne))
    await pool.query(
      `insert into releve (import_id, campagne, niveau, code, ligne, valeurs, statuts) values ($1, $2, $3, $4, 1, $5, $6)`,
      [
        imports.get(key),
        campagne,
        reponse.niveau ?? 'etablissement',
        reponse.code,
        JSON.stringify(reponse.valeurs ?? {}),
        reponse.statuts ? JSON.stringify(reponse.statuts) : null,
      ],
    )
  }
}

async function openImport(
  pool: Banc['connection']['pool'],
  publication: number,
  source: string,
  campagne: string,
) {
  const { rows } = await pool.query<{ id: number }>(
    `insert into import (source, fichier, sha256, octets, demonstration, statut)
     values ($1, 'exemple.csv', 'x', 1, false, 'valide') returning id`,
    [source],
  )
  const id = rows[0]?.id ?? 0
  await pool.query(`create table releve_${id} partition of releve for values in (${id})`)
  await pool.query('insert into publication_import values ($1, $2, $3, $4)', [
    publication,
    source,
    campagne,
    id,
  ])
  return id
}

/** An indicator declared for one example; answers come from the source `enquete`. */
export function indicateurDe(
  mesure: Mesure,
  reste: Partial<Parameters<typeof defineIndicateur>[0]> = {},
): Indicateur {
  return defineIndicateur({
    id: 'exemple',
    composante: 'equipement',
    libelle: 'Exemple',
    definition: 'Indicateur déclaré pour un seul test.',
    unite: { id: 'nombre', singulier: '', pluriel: '', decimales: 1 },
    grain: 'etablissement',
    population: ['ecole', 'college', 'lycee', 'erea'],
    mesure,
    legende: { genre: 'quantiles', classes: 5 },
    polarite: 'neutre',
    repondantsMin: 1,
    ...reste,
  })
}

/** A field of the source `enquete`. */
export const champ = (nom: string) => ({ genre: 'champ' as const, champ: nom, sources: ['enquete'] })

/** Every level, crossed with type and sector. */
const TRANCHES: readonly Tranche[] = NIVEAUX.filter((niveau) => niveau !== 'circonscription').map(
  (niveau) => ({
    niveau,
    croisements: CROISEMENTS,
  }),
)

/** Runs the statement of an indicator on a publication. */
export async function compute(
  { connection: { pool } }: Banc,
  publicationId: number,
  indicateur: Indicateur,
  options: { campagne?: string; ouvertAvant?: string | null } = {},
): Promise<Ligne[]> {
  const { campagne = '2022', ouvertAvant = null } = options
  const choix = await pool.query<{ import_id: number }>(
    'select import_id from publication_import where publication_id = $1 and campagne = $2',
    [publicationId, campagne],
  )
  const imports = choix.rows.map((row) => row.import_id)
  const parametres = parametersOf({ publicationId, campagne, ouvertAvant, imports, campagnePotentiel: null })
  const tranches =
    indicateur.grain === 'etablissement' ? TRANCHES : TRANCHES.filter(isAboveCommune).map(whole)
  const { rows } = await pool.query<Ligne>(sqlOfIndicator(indicateur, tranches), parametres)
  return rows
}

const isAboveCommune = ({ niveau }: Tranche) => niveau !== 'arrondissement'
const whole = ({ niveau }: Tranche): Tranche => ({ niveau, croisements: [[]] })

/** The line of one territory, all schools together unless said otherwise. */
export function ligneDe(
  lignes: readonly Ligne[],
  niveau: string,
  code: string,
  type = 'tous',
  secteur = 'tous',
): Ligne {
  const found = lignes.filter(
    (l) => l.niveau === niveau && l.code === code && l.type === type && l.secteur === secteur,
  )
  if (found.length !== 1) throw new Error(`${found.length} lines for ${niveau} ${code} ${type} ${secteur}`)
  return found[0] as Ligne
}

/** A commune as the annuaire source places it, arrondissement included. */
export function communeDe(code: string): { commune: string; arrondissement: string | null } {
  const place = contextOf(null, new Date()).commune(code)
  if (!('commune' in place)) throw new Error(place.motif)
  return place
}

/** Runs an indicator on schools given with their answers; without one a school is silent. */
export async function computeOn(
  banc: Banc,
  indicateur: Indicateur,
  ecoles: (Omit<Ecole, 'uai'> & { reponse?: Record<string, unknown>; statuts?: Record<string, string> })[],
) {
  const rows = ecoles.map(({ reponse: _, statuts: __, ...ecole }, i) => ({ uai: `U${i}`, ...ecole }))
  const reponses = ecoles.flatMap(({ reponse, statuts }, i): Reponse[] =>
    reponse || statuts ? [{ code: `U${i}`, valeurs: reponse ?? {}, statuts: statuts ?? null }] : [],
  )
  return compute(banc, await set(banc, rows, reponses), indicateur)
}
