import type { z } from 'zod'
import {
  CAMPAGNE_DEMANDEE,
  isJuste,
  isMesurable,
  isNombre,
  lireFiltre,
  motsOf,
  type Operateur,
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

function refuser(ctx: Contexte, texte: string, message: string): never {
  ctx.issues.push({ code: 'custom', input: texte, message })
  return undefined as never
}

const INCONNU = `un indicateur connu : ${INDICATEURS.map(({ id }) => id).join(', ')}`

/** `ips` or `ips@2022`. */
export function lireReference(texte: string, ctx: Contexte): Reference {
  const [, id, campagne] = REFERENCE.exec(texte.trim()) ?? []
  if (!id) return refuser(ctx, texte, 'un indicateur, suivi au besoin de @campagne : ips, eleves@2022')
  const indicateur = findIndicateur(id)
  return indicateur ? { indicateur, campagne: campagne ?? null } : refuser(ctx, texte, INCONNU)
}

/** `ips<90`, `eleves>=300@2022`, `ips=absent`. A comma may stand for the decimal point. */
export function lireCondition(texte: string, ctx: Contexte): ConditionLue {
  const filtre = lireFiltre(texte)
  if (!filtre) {
    return refuser(
      ctx,
      texte,
      'une condition indicateur, opérateur (<, <=, >, >=, =, !=), valeur : ips<90, eleves>=300@2022',
    )
  }
  const { indicateur: id, operateur, valeur, campagne } = filtre
  const indicateur = findIndicateur(id)
  if (!indicateur) return refuser(ctx, texte, INCONNU)
  if (!isJuste(indicateur, filtre)) {
    const nombre = isMesurable(indicateur) ? 'un nombre, ou ' : ''
    return refuser(ctx, texte, `pour ${id}, ${nombre}= ou != suivi de ${motsOf(indicateur).join(', ')}`)
  }
  return { indicateur, campagne, operateur, valeur: isNombre(valeur) ? Number(valeur) : valeur }
}
