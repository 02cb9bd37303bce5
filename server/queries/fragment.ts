import { type RawBuilder, sql } from 'kysely'

/**
 * A statement written with numbered parameters (`$1`…), as a fragment that a larger one may hold.
 * @param parametres values of its parameters, in order; they stay parameters.
 */
export function fragment(texte: string, parametres: readonly unknown[]): RawBuilder<unknown> {
  const morceaux = texte.split(/\$(\d+)/)
  return sql.join(
    morceaux.map((morceau, rang) =>
      rang % 2 === 0 ? sql.raw(morceau) : sql.val(parametres[Number(morceau) - 1] ?? null),
    ),
    sql.raw(''),
  )
}

export const et = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join([...conditions], sql` and `)
