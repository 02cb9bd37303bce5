import type { EtablissementListe, RequeteEtablissements } from '../contract/etablissements.ts'
import type { Db } from './db.ts'
import { type EtablissementSitue, type Page, pageEtablissements } from './etablissements.ts'
import type { Mesure } from './filtres/indicateur.ts'
import type { Cle } from './filtres/tri.ts'
import type { Publication } from './publication.ts'
import { joinValeurs } from './valeurs-jointes.ts'

/** A list of schools: which ones, in which order, told how. */
export interface Demande extends Omit<Page, 'apres' | 'limit'> {
  /** Indicators joined to each school. */
  mesures: readonly Mesure[]
  /** Fields kept; all of them when absent. */
  champs: RequeteEtablissements['champs']
}

/** Schools read at once, and the key after which the next ones begin. */
interface Lot {
  resultats: EtablissementListe[]
  suite: Cle | null
}

/** One page of a list, and the key after which the next one begins. */
export async function readPage(
  db: Db,
  publication: Publication,
  demande: Demande,
  page: Pick<Page, 'apres' | 'limit'>,
): Promise<Lot> {
  const { etablissements, suite } = await pageEtablissements(db, publication, { ...demande, ...page })
  return { resultats: await compose(db, publication, etablissements, demande), suite }
}

/** Schools read from the database at once when all of them are wanted. */
const LOT = 4000

/**
 * Every school of a list, batch by batch. Each batch is a query of its own, so that a reader as slow as it likes
 * holds neither a connection nor a transaction; the next one is under way while a batch is being written.
 * @param max no more schools than this.
 */
export async function* walk(
  db: Db,
  publication: Publication,
  demande: Demande,
  depart: Cle | null,
  max: number,
): AsyncGenerator<EtablissementListe[], void, undefined> {
  const read = (apres: Cle | null, reste: number): Promise<Lot> => {
    const page = readPage(db, publication, demande, { apres, limit: Math.min(LOT, reste) })
    // A reader may leave before this page is there: its failure then concerns nobody.
    page.catch(() => undefined)
    return page
  }
  let reste = max
  let page: Promise<Lot> | null = read(depart, reste)
  while (page) {
    const { resultats, suite }: Lot = await page
    reste -= resultats.length
    page = suite && reste > 0 ? read(suite, reste) : null
    yield resultats
  }
}

/** Schools reduced to the fields asked for, with the indicators asked for. */
async function compose(
  db: Db,
  publication: Publication,
  etablissements: readonly EtablissementSitue[],
  { mesures, champs }: Demande,
): Promise<EtablissementListe[]> {
  if (!champs && mesures.length === 0) return [...etablissements]
  const uais = etablissements.map(({ uai }) => uai)
  const jointes = mesures.length > 0 ? await joinValeurs(db, publication, mesures, uais) : null
  return etablissements.map((etablissement) => {
    const choisi = champs
      ? {
          uai: etablissement.uai,
          ...Object.fromEntries(champs.map((champ) => [champ, etablissement[champ]])),
        }
      : etablissement
    const indicateurs = jointes?.get(etablissement.uai)
    return indicateurs ? { ...choisi, indicateurs } : choisi
  })
}
