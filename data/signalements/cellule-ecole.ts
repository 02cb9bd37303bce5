import type { ValeurCellule } from '../catalogue/model/boucle.ts'
import type { Lire, Lue } from './lecture.ts'

const COLONNES = [
  'uai',
  'nom',
  'adresse',
  'code_postal',
  'localite',
  'commune',
  'type',
  'secteur',
  'date_ouverture',
  'ouvert',
  'longitude',
  'latitude',
  'position_source',
  'import_id',
  'ligne',
] as const

type Ecole = Record<(typeof COLONNES)[number], unknown> & {
  longitude: number | null
  latitude: number | null
}

/** Identity of schools: their columns, their place, whether they are there at all. */
export const lireEcoles: Lire = async (db, publication, cellules) => {
  const rows = await db
    .selectFrom('etablissement')
    .select(COLONNES)
    .where('publication_id', '=', publication.id)
    .where('uai', 'in', [...new Set(cellules.map(({ code }) => code))])
    .execute()
  const parUai = new Map(rows.map((row) => [row.uai, row]))
  return cellules.map(({ genre, code, champ }): Lue | undefined => {
    const ecole = parUai.get(code)
    if (genre === 'manquant') return lue(ecole !== undefined, ecole)
    if (genre === 'ferme') return lue(ecole?.ouvert === true, ecole)
    // A school that left the annuaire has no identity left to be right or wrong.
    if (!ecole) return undefined
    return lue(
      champ === 'position' ? placeOf(ecole) : ((ecole as Ecole)[champ as 'nom'] as ValeurCellule),
      ecole,
      champ,
    )
  })
}

const placeOf = ({ longitude, latitude }: Pick<Ecole, 'longitude' | 'latitude'>): ValeurCellule =>
  longitude === null || latitude === null ? null : { longitude, latitude }

function lue(
  valeur: ValeurCellule,
  ecole: { position_source: string | null; import_id: number; ligne: number } | undefined,
  champ?: string,
): Lue {
  const place = champ === 'position' && ecole?.position_source !== 'annuaire'
  return {
    valeur,
    statut: valeur === null ? 'non_communique' : 'publie',
    source: champ === 'position' ? (ecole?.position_source ?? null) : 'annuaire',
    import_id: place ? null : (ecole?.import_id ?? null),
    ligne: place ? null : (ecole?.ligne ?? null),
  }
}
