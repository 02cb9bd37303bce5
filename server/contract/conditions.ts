import type { z } from 'zod'
import {
  CAMPAGNE_DEMANDEE,
  isJuste,
  isMesurable,
  isNombre,
  motsOf,
  type Operateur,
  readFiltre,
} from '../../data/catalogue/model/filtre.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { findIndicateur, INDICATEURS } from '../../data/catalogue/registry.ts'

/** An indicator, and the campaign asked for, if any. */
export interface Reference {
  indicateur: Indicateur
  campagne: string | null
}

/** What a school must have answered. */
export interface ConditionLue extends Reference {
  operateur: Operateur
  /** A number; `absent`; `oui`, `non` or the id of a class. */
  valeur: number | string
}

const REFERENCE = new RegExp(`^([a-z][a-z0-9_]*)${CAMPAGNE_DEMANDEE}$`)

type Contexte = z.core.$RefinementCtx<string>

/** A word that is none of those known, so that the error can propose the closest. */
export interface MotInconnu {
  mot: string
  connus: readonly string[]
}

function refuse(ctx: Contexte, texte: string, message: string, inconnu?: MotInconnu): never {
  ctx.issues.push({ code: 'custom', input: texte, message, ...(inconnu && { params: { ...inconnu } }) })
  return undefined as never
}

const IDS = INDICATEURS.map(({ id }) => id)
const INCONNU = `un indicateur connu : ${IDS.join(', ')}`

/**
 * `ips` or `ips@2022`.
 * @param aussi other words that may stand in its place, read by the caller.
 */
export function readReference(texte: string, ctx: Contexte, aussi: readonly string[] = []): Reference {
  const [, id, campagne] = REFERENCE.exec(texte.trim()) ?? []
  if (!id) return refuse(ctx, texte, 'un indicateur, suivi au besoin de @campagne : ips, eleves@2022')
  const indicateur = findIndicateur(id)
  if (indicateur) return { indicateur, campagne: campagne ?? null }
  const attendu = aussi.length > 0 ? `${aussi.join(', ')}, ou ${INCONNU}` : INCONNU
  return refuse(ctx, texte, attendu, { mot: id, connus: [...aussi, ...IDS] })
}

/** `ips<90`, `eleves>=300@2022`, `ips=absent`. A comma may stand for the decimal point. */
export function readCondition(texte: string, ctx: Contexte): ConditionLue {
  const filtre = readFiltre(texte)
  if (!filtre) {
    return refuse(
      ctx,
      texte,
      'une condition indicateur, opérateur (<, <=, >, >=, =, !=), valeur : ips<90, eleves>=300@2022, ips=absent',
    )
  }
  const { indicateur: id, operateur, valeur, campagne } = filtre
  const indicateur = findIndicateur(id)
  if (!indicateur) return refuse(ctx, texte, INCONNU, { mot: id, connus: IDS })
  if (!isJuste(indicateur, filtre)) {
    const nombre = isMesurable(indicateur) ? 'un nombre, ou ' : ''
    return refuse(ctx, texte, `pour ${id}, ${nombre}= ou != suivi de ${motsOf(indicateur).join(', ')}`)
  }
  return { indicateur, campagne, operateur, valeur: isNombre(valeur) ? Number(valeur) : valeur }
}
