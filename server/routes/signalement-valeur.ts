import { z } from 'zod'
import { isMemeValeur, type ValeurCellule } from '../../data/catalogue/model/boucle.ts'
import { secteurSchema, typeEtablissementSchema } from '../../data/catalogue/model/etablissement.ts'
import { distanceM, isEnFrance, type Lieu } from '../../data/catalogue/model/etendue.ts'
import { readForme } from '../../data/catalogue/model/forme.ts'
import { ErreurLecteur, parametreInvalide } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import type { Lue } from '../queries/signalements/lire.ts'
import { findTerritoire } from '../queries/territoires.ts'
import type { CelluleVisee } from './signalement-cible.ts'

const PARAMETRE = 'valeur_proposee'
/** A school stands in its commune or near it; maps and towns are drawn more or less well. */
const MARGE_M = 20_000

const invalide = (recue: unknown, attendu: string): ErreurLecteur =>
  parametreInvalide(PARAMETRE, JSON.stringify(recue) ?? '', attendu)

const lieuSchema = z.strictObject({ longitude: z.number(), latitude: z.number() })

type Commune = NonNullable<Awaited<ReturnType<typeof findTerritoire>>>

/** @throws ErreurLecteur 400 when no commune has this code. */
export async function requireCommune(db: Db, publication: Publication, code: string): Promise<Commune> {
  const commune = await findTerritoire(db, publication, 'commune', code)
  if (commune) return commune
  throw invalide(code, 'le code d’une commune en vigueur')
}

/** How far a point is from a commune: from its box when it is known, else from its centre; null when neither is. */
function distanceDe(commune: Commune, lieu: Lieu): number | null {
  if (commune.emprise) {
    const [ouest = 0, sud = 0, est = 0, nord = 0] = commune.emprise
    const proche = {
      longitude: Math.min(Math.max(lieu.longitude, ouest), est),
      latitude: Math.min(Math.max(lieu.latitude, sud), nord),
    }
    return distanceM(lieu, proche)
  }
  if (commune.longitude === null || commune.latitude === null) return null
  return distanceM(lieu, { longitude: commune.longitude, latitude: commune.latitude })
}

/** @throws ErreurLecteur 400 when a point is not in France, or far from its commune. */
function requireLieu(lieu: Lieu, commune: Commune): void {
  if (!isEnFrance(lieu)) {
    throw invalide(lieu, 'un point situé en France, longitude puis latitude en degrés (-1.68, 48.11)')
  }
  const distance = distanceDe(commune, lieu)
  if (distance === null || distance <= MARGE_M) return
  const km = Math.round(distance / 1000)
  throw invalide(lieu, `un point à moins de ${MARGE_M / 1000} km de ${commune.nom} (celui-ci est à ${km} km)`)
}

const ecoleSchema = z.strictObject({
  nom: z.string(),
  type: typeEtablissementSchema,
  secteur: secteurSchema,
  commune: z.string(),
  adresse: z.string().nullable().default(null),
  longitude: z.number().nullable().default(null),
  latitude: z.number().nullable().default(null),
})
export type EcoleManquante = z.output<typeof ecoleSchema>

/** A school that is missing, as its reader describes it, with its commune. @throws ErreurLecteur 400. */
export async function readEcoleManquante(db: Db, publication: Publication, recue: unknown) {
  const lue = ecoleSchema.safeParse(recue)
  if (!lue.success) {
    throw invalide(
      recue,
      'un établissement { nom, type, secteur, commune, adresse, longitude, latitude } ; type : ecole, college, lycee ou erea ; secteur : public ou prive',
    )
  }
  const texte = (valeur: string) => readForme({ genre: 'texte', max: 300 }, valeur)
  const nom = texte(lue.data.nom)
  if (nom.valeur === null) throw invalide(lue.data.nom, `pour nom, ${nom.attendu}`)
  const adresse = lue.data.adresse === null ? null : texte(lue.data.adresse).valeur
  const commune = await requireCommune(db, publication, lue.data.commune)
  const { longitude, latitude } = lue.data
  if ((longitude === null) !== (latitude === null))
    throw invalide(recue, 'une longitude et une latitude, ou aucune')
  if (longitude !== null && latitude !== null) requireLieu({ longitude, latitude }, commune)
  return {
    commune,
    ecole: { ...lue.data, nom: String(nom.valeur), adresse: adresse === null ? null : String(adresse) },
  }
}

/**
 * The value a reader proposes, checked against the form of its field.
 * @param lue what is published. @returns null when the reader knows it to be wrong without knowing better.
 * @throws ErreurLecteur 400 saying what is expected.
 */
export async function readProposee(
  db: Db,
  publication: Publication,
  { champ, cible }: CelluleVisee,
  recue: unknown,
  lue: Lue,
): Promise<ValeurCellule> {
  if (champ.genre === 'ferme') return readFermeture(recue, lue)
  if (recue === null) return null
  if (champ.genre === 'position') {
    const lieu = lieuSchema.safeParse(recue)
    if (!lieu.success) throw invalide(recue, '{ longitude, latitude }, en degrés')
    requireLieu(lieu.data, await requireCommune(db, publication, cible.territoires.commune ?? ''))
    return requireAutre(lieu.data, lue)
  }
  const { valeur, attendu } = readForme(champ.forme ?? { genre: 'texte', max: 300 }, recue)
  if (valeur === null) throw invalide(recue, attendu ?? 'une valeur')
  if (champ.champ === 'commune') await requireCommune(db, publication, String(valeur))
  return requireAutre(valeur, lue)
}

function readFermeture(recue: unknown, lue: Lue): false {
  if (recue !== null && recue !== false) throw invalide(recue, 'rien, ou false')
  if (lue.valeur === true) return false
  throw new ErreurLecteur(400, 'deja_ferme', 'Déjà fermé', 'Cet établissement est déjà donné comme fermé.')
}

/** @throws ErreurLecteur 400 when nothing would change. */
function requireAutre(valeur: Exclude<ValeurCellule, null>, lue: Lue): Exclude<ValeurCellule, null> {
  // An accent or a capital may be what is wrong.
  const isMeme = typeof valeur === 'string' ? valeur === lue.valeur : isMemeValeur(valeur, lue.valeur)
  if (!isMeme) return valeur
  throw new ErreurLecteur(
    400,
    'valeur_identique',
    'Valeur identique',
    'La valeur proposée est celle qui est publiée : il n’y a rien à corriger.',
    { parametre: PARAMETRE },
  )
}
