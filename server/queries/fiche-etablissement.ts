import type { Enveloppe } from '../contract/enveloppe.ts'
import type { Etablissement } from '../contract/etablissements.ts'
import type { FicheEtablissement } from '../contract/fiche-etablissement.ts'
import { completudeOf } from './completude.ts'
import type { Db } from './db.ts'
import { listLocalesEcole } from './depots/locales.ts'
import { enveloppeOf } from './enveloppe.ts'
import { findLiens } from './liens.ts'
import { parentsOf } from './parents.ts'
import type { Publication } from './publication.ts'
import { sourcesEtablissements } from './referentiel.ts'
import { correctIdentite } from './signalements/correction-affichee.ts'
import { identiteOf, listValeurs } from './valeurs-etablissement.ts'

/** The same, with what must be known to quote it. */
export interface DonneesFiche {
  fiche: FicheEtablissement
  enveloppe: Enveloppe
  publieeLe: Date
}

/** A school, as `findEtablissement` gives it. */
interface Trouve {
  ligne: Parameters<typeof listLocalesEcole>[2]
  etablissement: Etablissement
}

/** What the API says of a school, its envelope and what is to be checked apart. */
export async function findDetail(db: Db, publication: Publication, { ligne, etablissement }: Trouve) {
  const [valeurs, donnees_locales] = await Promise.all([
    listValeurs(db, publication, ligne),
    listLocalesEcole(db, publication, ligne),
  ])
  return {
    ...etablissement,
    ...identiteOf(publication, ligne),
    parents: parentsOf(publication, ligne, null),
    valeurs,
    corrections: correctIdentite(publication, ligne.uai),
    donnees_locales,
    completude: completudeOf(valeurs),
  }
}

/** Sources to quote beside it. */
export const sourcesDetail = ({ valeurs }: Pick<FicheEtablissement, 'valeurs'>): string[] => [
  ...sourcesEtablissements(),
  ...valeurs.flatMap(({ source }) => source ?? []),
]

/** What a page says of a school. */
export async function findFiche(
  db: Db,
  publication: Publication,
  trouve: Trouve,
): Promise<FicheEtablissement> {
  const [detail, liens] = await Promise.all([
    findDetail(db, publication, trouve),
    findLiens(db, publication, trouve.ligne),
  ])
  return { ...detail, ...liens }
}

/** What a document about a school shows. */
export async function findDonneesFiche(
  db: Db,
  publication: Publication,
  trouve: Trouve,
): Promise<DonneesFiche> {
  const fiche = await findFiche(db, publication, trouve)
  return {
    fiche,
    enveloppe: enveloppeOf(publication, { sources: sourcesDetail(fiche) }),
    publieeLe: publication.cree_le ?? new Date(0),
  }
}
