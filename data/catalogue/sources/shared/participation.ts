import { CAMPAGNE_REFERENTIEL } from '../../model/campagne.ts'
import { champOfProgramme } from '../../model/programme.ts'
import type { Champs, Releve } from '../../model/source.ts'

/**
 * Row that says a school or a territory takes part in a programme. The same unit may take part in several, or twice
 * in one: only the same unit, programme and period are one row.
 */
export function participation(
  { niveau, code }: Pick<Releve, 'niveau' | 'code'>,
  programme: string,
  valeurs: Champs = {},
): Releve {
  return {
    niveau,
    code,
    campagne: CAMPAGNE_REFERENTIEL,
    cle: [code, programme, valeurs.debut ?? '', valeurs.fin ?? ''].join('|'),
    valeurs: { [champOfProgramme(programme)]: true, ...valeurs },
  }
}
