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
import { corrigerIdentite } from './signalements/correction-affichee.ts'
import { identiteOf, listValeurs } from './valeurs-etablissement.ts'

/** The same, with what must be known to quote it. */
export interface DonneesFiche {
  fiche: FicheEtablissement
  enveloppe: Enveloppe
  publieeLe: Date
}

/** @param trouve the school, as `findEtablissement` gives it. */
export async function findFiche(
  db: Db,
  publication: Publication,
  { ligne, etablissement }: { ligne: Parameters<typeof listLocalesEcole>[2]; etablissement: Etablissement },
): Promise<FicheEtablissement> {
  const [valeurs, liens, donnees_locales] = await Promise.all([
    listValeurs(db, publication, ligne),
    findLiens(db, publication, ligne),
    listLocalesEcole(db, publication, ligne),
  ])
  return {
    ...etablissement,
    ...identiteOf(publication, ligne),
    ...liens,
    parents: parentsOf(publication, ligne, null),
    valeurs,
    corrections: corrigerIdentite(publication, ligne.uai),
    donnees_locales,
    completude: completudeOf(valeurs),
  }
}

/** What a document about a school shows. */
export async function findDonneesFiche(
  db: Db,
  publication: Publication,
  trouve: Parameters<typeof findFiche>[2],
): Promise<DonneesFiche> {
  const fiche = await findFiche(db, publication, trouve)
  const sources = [...sourcesEtablissements(), ...fiche.valeurs.flatMap(({ source }) => source ?? [])]
  return {
    fiche,
    enveloppe: enveloppeOf(publication, { sources }),
    publieeLe: publication.cree_le ?? new Date(0),
  }
}
