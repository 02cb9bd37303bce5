import type { z } from 'zod'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import { findIndicateur, INDICATEURS } from '../../data/catalogue/registry.ts'

/** An indicator, and the campaign asked for, if any. */
export interface Reference {
  indicateur: Indicateur
  campagne: string | null
}

export const OPERATEURS = ['>=', '<=', '!=', '>', '<', '='] as const
export type Operateur = (typeof OPERATEURS)[number]

/** What a school must have answered. */
export interface ConditionLue extends Reference {
  operateur: Operateur
  /** A number; `absent`; `oui`, `non` or the id of a class. */
  valeur: number | string
}

const CAMPAGNE = '(?:@((?:19|20)\\d{2}(?:-T[1-4])?|referentiel))?'
const REFERENCE = new RegExp(`^([a-z][a-z0-9_]*)${CAMPAGNE}$`)
const CONDITION = new RegExp(`^([a-z][a-z0-9_]*)\\s*(>=|<=|!=|>|<|=)\\s*([^@<>=!]+?)${CAMPAGNE}$`)
const NOMBRE = /^-?\d{1,12}([.,]\d{1,9})?$/

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
  const [, id, operateur, brut = '', campagne] = CONDITION.exec(texte.trim()) ?? []
  if (!id) {
    return refuser(
      ctx,
      texte,
      'une condition indicateur, opérateur (<, <=, >, >=, =, !=), valeur : ips<90, eleves>=300@2022',
    )
  }
  const indicateur = findIndicateur(id)
  if (!indicateur) return refuser(ctx, texte, INCONNU)
  const valeur = NOMBRE.test(brut) ? Number(brut.replace(',', '.')) : brut
  const acceptees = valeursOf(indicateur)
  const egal = operateur === '=' || operateur === '!='
  const juste = typeof valeur === 'number' ? isMesurable(indicateur) : egal && acceptees.includes(valeur)
  if (!juste) {
    const nombre = isMesurable(indicateur) ? 'un nombre, ou ' : ''
    return refuser(ctx, texte, `pour ${id}, ${nombre}= ou != suivi de ${acceptees.join(', ')}`)
  }
  return { indicateur, campagne: campagne ?? null, operateur: operateur as Operateur, valeur }
}

/** Words that may follow `=` for an indicator. */
function valeursOf({ mesure, grain }: Indicateur): string[] {
  if (mesure.genre === 'part' && grain === 'etablissement') return ['oui', 'non', 'absent']
  if (mesure.genre === 'repartition') return [...mesure.classes.map(({ id }) => id), 'absent']
  return ['absent']
}

/** Can the answers be compared with a number? Those of a yes-no question or of named classes cannot. */
function isMesurable({ mesure, grain }: Indicateur): boolean {
  if (mesure.genre === 'repartition')
    return grain === 'etablissement' && mesure.classes.every(({ min }) => min !== undefined)
  if (mesure.genre === 'part') return grain !== 'etablissement' || 'operateur' in mesure.oui
  return true
}
