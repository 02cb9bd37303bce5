import { constater, type ValeurCellule } from '../catalogue/model/boucle.ts'
import { agir } from './agir.ts'
import { lireCellules } from './cellule.ts'
import type { Cellule, Db, PublicationLue } from './lecture.ts'

/** What a publication did to the reports. */
export interface Boucle {
  resolus: number
  changes: number
}

/**
 * Closes the loop, in the transaction that makes a publication the one in force: open reports whose cell now holds the
 * right value are resolved; those whose cell holds another value are told so, and their correction is no longer shown.
 * A report that had its correction accepted with a value of the producer's own is judged on that one.
 */
export async function bouclerSignalements(trx: Db, publication: PublicationLue): Promise<Boucle> {
  const ouverts = await trx
    .selectFrom('signalement as s')
    .leftJoin('correction_acceptee as c', (join) =>
      join.onRef('c.signalement_id', '=', 's.id').on('c.fin', 'is', null),
    )
    .select([
      's.id',
      's.genre',
      's.niveau',
      's.code',
      's.champ',
      's.indicateur',
      's.campagne',
      's.type',
      's.secteur',
    ])
    .select(['s.valeur_proposee', 's.valeur_courante', 'c.valeur as acceptee'])
    .where('s.clos_le', 'is', null)
    .orderBy('s.id')
    .execute()
  const lues = await lireCellules(trx, publication, ouverts as Cellule[])
  const boucle = { resolus: 0, changes: 0 }
  for (const [rang, { id, genre, valeur_proposee, valeur_courante, acceptee }] of ouverts.entries()) {
    const lue = lues[rang]
    if (!lue) continue
    const constat = constater(genre, {
      proposee: (acceptee ?? valeur_proposee) as ValeurCellule,
      connue: valeur_courante as ValeurCellule,
      nouvelle: lue.valeur,
    })
    if (constat === 'inchange') continue
    const issue = await agir(trx, id, {
      action: constat === 'resolu' ? 'resoudre' : 'constater',
      acteurs: ['systeme'],
      version: null,
      constatee: lue.valeur,
      details: { publication: publication.id },
    })
    if (issue?.fait) boucle[constat === 'resolu' ? 'resolus' : 'changes'] += 1
  }
  return boucle
}
