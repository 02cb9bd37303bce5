import type { EtablissementListe } from '../../server/contract/etablissements.ts'
import { readAll } from './collection.ts'
import type { Lecteur } from './ressource.ts'

/**
 * Reads the same schools several times, each with other indicators, as one list: addresses one per line. The API
 * joins a dozen indicators at most to a list.
 */
export const enLots: Lecteur<EtablissementListe[]> = {
  connu: () => undefined,
  async read(adresses, signal) {
    const ecoles = new Map<string, EtablissementListe>()
    // One after the other: each may be thousands of schools.
    for (const adresse of adresses.split('\n')) {
      for (const ecole of await readAll<EtablissementListe>(adresse, signal)) {
        const connue = ecoles.get(ecole.uai) ?? ecole
        const indicateurs = [
          ...(connue === ecole ? [] : (connue.indicateurs ?? [])),
          ...(ecole.indicateurs ?? []),
        ]
        ecoles.set(ecole.uai, { ...connue, indicateurs })
      }
    }
    return [...ecoles.values()]
  },
}
