import { randomBytes, timingSafeEqual } from 'node:crypto'
import { isSolution } from '../../data/catalogue/model/defi.ts'
import type { Coffre } from '../coffre.ts'
import { ErreurLecteur } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { consumeDefi, consumeQuota } from '../queries/signalements/protection.ts'

/** 65,000 tries on average: about a second of an ordinary phone. */
export const BITS = 16
const DUREE_MS = 20 * 60_000

/** What may be written in one day, from one address and about one target. */
export const QUOTAS = { signalements: 30, soutiens: 60, ajouts: 40, cible: 20 } as const

const isMeme = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** A challenge that we will recognise: its end, its weight, something nobody can guess, our signature. */
export function makeDefi(coffre: Coffre, bits: number) {
  const expire = Date.now() + DUREE_MS
  const texte = `${expire.toString(36)}.${bits}.${randomBytes(12).toString('base64url')}`
  return {
    defi: `${texte}.${coffre.sign('defi', texte)}`,
    bits,
    expire_le: new Date(expire).toISOString(),
  }
}

const refus = (code: string, titre: string, detail: string, status = 400): ErreurLecteur =>
  new ErreurLecteur(status, code, titre, detail)

/** What anybody who writes without an account sends along. */
interface Preuve {
  defi: string
  solution: string
  site?: string | undefined
}

/**
 * Checks that a challenge is ours, in time, answered, and its trap left alone; it is not used up yet.
 * @throws ErreurLecteur 400.
 */
export function checkPreuve(coffre: Coffre, { defi, solution, site }: Preuve): void {
  if (site) {
    throw refus(
      'formulaire_suspect',
      'Formulaire suspect',
      'Le champ « site » doit rester vide : il sert à reconnaître les robots.',
    )
  }
  const [texte, signature] = cut(defi)
  const [expire = '', bits = ''] = texte.split('.')
  if (!isMeme(signature, coffre.sign('defi', texte))) {
    throw refus('defi_inconnu', 'Défi inconnu', 'Ce défi n’est pas de nous : demandez-en un nouveau.')
  }
  if (Number.parseInt(expire, 36) < Date.now()) {
    throw refus('defi_expire', 'Défi expiré', 'Ce défi n’est plus valable : demandez-en un nouveau.')
  }
  if (!isSolution(defi, solution, Number(bits))) {
    throw refus('defi_non_resolu', 'Défi non résolu', 'Ce n’est pas la solution du défi.')
  }
}

function cut(defi: string): [string, string] {
  const fin = defi.lastIndexOf('.')
  return [defi.slice(0, Math.max(0, fin)), defi.slice(fin + 1)]
}

/**
 * Uses a challenge up, in the transaction of what it pays for.
 * @throws ErreurLecteur 409 when it has already served.
 */
export async function pay(trx: Db, { defi }: Preuve): Promise<void> {
  const [texte] = cut(defi)
  const expire = Number.parseInt(texte.split('.')[0] ?? '', 36)
  if (await consumeDefi(trx, texte, new Date(expire))) return
  throw refus('defi_deja_utilise', 'Défi déjà utilisé', 'Ce défi a déjà servi : demandez-en un nouveau.', 409)
}

const JOUR = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' })

/** Today in Paris, `AAAA-MM-JJ`. */
export const aujourdhui = (): string => JOUR.format(new Date())

/** Readers of one IPv6 subscription share the first half of their addresses. */
const reseauOf = (ip: string): string => (ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip)

/** An address as the base knows it: another word each day, that only our key could tell. */
export const empreinteAdresse = (coffre: Coffre, ip: string, jour: string): string =>
  coffre.sign('adresse', `${jour} ${reseauOf(ip)}`)

/**
 * Counts one more writing of the day, in its transaction.
 * @throws ErreurLecteur 429 beyond the limit, with nothing counted.
 */
export async function count(
  trx: Db,
  portee: 'adresse' | 'cible',
  cle: string,
  max: number,
  jour: string,
): Promise<void> {
  if ((await consumeQuota(trx, portee, cle, jour)) <= max) return
  throw new ErreurLecteur(
    429,
    portee === 'adresse' ? 'quota_adresse' : 'quota_cible',
    'Trop d’envois',
    portee === 'adresse'
      ? `La limite de ${max} envois par jour est atteinte pour votre adresse. Réessayez demain.`
      : `La limite de ${max} signalements par jour est atteinte pour cet établissement ou ce territoire. Réessayez demain.`,
  )
}
