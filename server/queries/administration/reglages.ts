import { CLES_REGLAGE, type CleReglage, REGLAGES } from '../../../data/catalogue/model/reglage.ts'
import type { Agent } from '../../../data/catalogue/model/role.ts'
import { writeAudit } from '../../../data/comptes/audit.ts'
import { readReglage } from '../../../data/comptes/reglages.ts'
import type { ReglageLu } from '../../contract/administration-instance.ts'
import type { Db } from '../db.ts'

/** Every setting, in the order of its declaration. */
export const listReglages = (db: Db): Promise<ReglageLu[]> =>
  Promise.all(CLES_REGLAGE.map((cle) => findReglage(db, cle)))

/** One setting, with its declaration. */
export async function findReglage(db: Db, cle: CleReglage): Promise<ReglageLu> {
  const [valeur, row] = await Promise.all([
    readReglage(db, cle),
    db.selectFrom('reglage').select('modifie_le').where('cle', '=', cle).executeTakeFirst(),
  ])
  const { libelle, description, genre, defaut, ...reste } = REGLAGES[cle]
  return {
    ...{ cle, libelle, description, genre, valeur, defaut },
    min: 'min' in reste ? reste.min : null,
    max: 'max' in reste ? reste.max : null,
    unite: 'unite' in reste ? reste.unite : null,
    valeurs: 'valeurs' in reste ? [...reste.valeurs] : [],
    modifie_le: row?.modifie_le.toISOString() ?? null,
  }
}

/** What a setting accepts, in French. */
export function attenduOf(cle: CleReglage): string {
  const reglage = REGLAGES[cle]
  return reglage.genre === 'entier'
    ? `un nombre entier de ${reglage.min} à ${reglage.max}`
    : `l’une des valeurs ${reglage.valeurs.join(', ')}`
}

/** Is a value one that a setting accepts? */
export const isValeurAdmise = (cle: CleReglage, valeur: unknown): boolean =>
  REGLAGES[cle].schema.safeParse(valeur).success

/** Changes a setting. @param valeur a value it accepts; `null` goes back to the declared one. */
export async function changeReglage(
  db: Db,
  agent: Agent,
  cle: CleReglage,
  valeur: string | number | null,
): Promise<ReglageLu> {
  return db.transaction().execute(async (trx) => {
    const avant = await readReglage(trx, cle)
    if (valeur === null) await trx.deleteFrom('reglage').where('cle', '=', cle).execute()
    else {
      const change = { valeur: JSON.stringify(valeur), modifie_le: new Date(), agent_id: agent.id }
      await trx
        .insertInto('reglage')
        .values({ cle, ...change })
        .onConflict((conflict) => conflict.column('cle').doUpdateSet(change))
        .execute()
    }
    const apres = await readReglage(trx, cle)
    await writeAudit(trx, {
      agent,
      acte: 'reglage_modifie',
      objet: `reglage:${cle}`,
      details: { avant, apres },
    })
    return findReglage(trx, cle)
  })
}

/** How long what is personal is kept, for the page that says so. */
export async function findConservation(db: Db): Promise<{ contacts: number; journal: number }> {
  const [contacts, journal] = await Promise.all([
    readReglage(db, 'conservation_contacts_jours'),
    readReglage(db, 'conservation_journal_mois'),
  ])
  return { contacts, journal }
}
