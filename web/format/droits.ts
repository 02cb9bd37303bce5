import { type Agent, LIBELLES_ROLE } from '../../data/catalogue/model/role.ts'

/** The rights of an agent as people say them: « Territoire pilote (Ille-et-Vilaine) ». */
export const writeDroits = ({
  droits,
  portent_sur,
}: Pick<Agent, 'droits'> & { portent_sur: readonly string[] }): string[] =>
  droits.map(({ role }, rang) => {
    const sur = portent_sur[rang]
    return sur ? `${LIBELLES_ROLE[role]} (${sur})` : LIBELLES_ROLE[role]
  })
