import { sql } from 'kysely'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { Refus } from '../../data/catalogue/model/valeur.ts'
import type { Connection } from '../../data/db/connection.ts'

/** A unit that a line is about. */
export interface Unite {
  niveau: string
  code: string
}

/** Territory that a depot is sent for. */
export interface Perimetre {
  niveau: Niveau
  code: string
  organisation: string
}

interface Fait extends Unite {
  ouvert: boolean
  nom: string
  dedans: boolean
}

/** Columns of a territory, by level: those that its own level does not fill come from its row. */
const COLONNES: Partial<Record<Niveau, string>> = {
  commune: 'commune',
  epci: 'epci',
  circonscription: 'circonscription',
  departement: 'departement',
  academie: 'academie',
  region_academique: 'region_academique',
  region: 'region',
  pays: 'pays',
}

/**
 * Why the unit of each line cannot be published by this territory; nothing when it can: unknown, closed, or out of
 * its perimeter. One query for a whole batch of lines.
 */
export async function judgeUnites(
  { db }: Pick<Connection, 'db'>,
  publication: number,
  perimetre: Perimetre,
  unites: readonly Unite[],
): Promise<Map<string, Refus>> {
  const ecoles = unites.filter(({ niveau }) => niveau === 'etablissement').map(({ code }) => code)
  const territoires = unites.filter(({ niveau }) => niveau !== 'etablissement')
  const [lues, lus] = await Promise.all([
    readEcoles(db, publication, perimetre, ecoles),
    readTerritoires(db, publication, perimetre, territoires),
  ])
  const faits = new Map([...lues, ...lus].map((fait) => [keyOf(fait), fait]))
  const refus = new Map<string, Refus>()
  for (const unite of unites) {
    const cause = causeOf(unite, faits.get(keyOf(unite)), perimetre)
    if (cause) refus.set(keyOf(unite), cause)
  }
  return refus
}

/** One text per unit. */
export const keyOf = ({ niveau, code }: Unite): string => `${niveau}:${code}`

function causeOf({ niveau, code }: Unite, fait: Fait | undefined, { organisation }: Perimetre): Refus | null {
  const isEcole = niveau === 'etablissement'
  const colonne = isEcole ? 'uai' : 'code'
  if (!fait) {
    return isEcole
      ? new Refus('uai_inconnu', `aucun établissement publié ne porte l’UAI ${code}`, colonne)
      : new Refus(
          'territoire_inconnu',
          `aucun territoire publié (${niveau}) ne porte le code ${code}`,
          colonne,
        )
  }
  if (!fait.dedans) {
    return new Refus(
      'hors_perimetre',
      `${fait.nom} (${code}) n’est pas dans le périmètre : ${organisation}`,
      colonne,
    )
  }
  return fait.ouvert ? null : new Refus('etablissement_ferme', `${fait.nom} (${code}) est fermé`, colonne)
}

async function readEcoles(
  db: Connection['db'],
  publication: number,
  { niveau, code }: Perimetre,
  uais: readonly string[],
): Promise<Fait[]> {
  if (uais.length === 0) return []
  const { rows } = await sql<Fait>`
    select 'etablissement' as niveau, uai as code, nom, ouvert, ${sql.ref(niveau)} is not distinct from ${code} as dedans
    from etablissement where publication_id = ${publication} and uai = any(${uais})`.execute(db)
  return rows
}

async function readTerritoires(
  db: Connection['db'],
  publication: number,
  perimetre: Perimetre,
  territoires: readonly Unite[],
): Promise<Fait[]> {
  if (territoires.length === 0) return []
  const colonne = COLONNES[perimetre.niveau]
  const contenu = colonne ? sql`${sql.ref(colonne)} is not distinct from ${perimetre.code}` : sql`false`
  const { rows } = await sql<Fait>`
    select niveau, code, nom, true as ouvert,
      (${contenu} or (niveau = ${perimetre.niveau} and code = ${perimetre.code})) as dedans
    from territoire where publication_id = ${publication}
      and (niveau, code) in (select * from unnest(${territoires.map(({ niveau }) => niveau)}::text[],
        ${territoires.map(({ code }) => code)}::text[]))`.execute(db)
  return rows
}
