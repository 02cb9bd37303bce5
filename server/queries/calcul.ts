import { CompiledQuery } from 'kysely'
import { SECTEURS, TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { CROISEMENTS, isStored, type Tranche } from '../../data/catalogue/model/tranche.ts'
import type { Calcul } from '../../data/synthese/calcul.ts'
import { parametersOf, sqlOfIndicator, sqlOfObservations } from '../../data/synthese/sql-of-indicator.ts'
import type { Synthese } from '../../data/synthese/synthese.ts'
import type { Db } from './db.ts'
import { Memoire } from './memoire.ts'
import type { Publication } from './publication.ts'

/** One row of `synthese`, stored or computed now. */
export interface LigneSynthese extends Synthese {
  indicateur: string
  campagne: string
  niveau: string
  code: string
  type: string
  secteur: string
}

/** The set of schools a number is about. */
export interface Perimetre {
  niveau: Niveau
  type: string
  secteur: string
}

/** What was published of an indicator for a campaign, `null` when it was not collected. */
export const calculOf = (publication: Publication, indicateur: string, campagne: string): Calcul | null =>
  publication.calculs.get(indicateur)?.find((calcul) => calcul.campagne === campagne) ?? null

/**
 * Does the publication keep these rows, or are they computed when asked? What describes territories is kept at every
 * level it is published for: an académie's published value is never summed into another level.
 */
export const isConserve = ({ indicateur, isLatest }: Calcul, perimetre: Perimetre): boolean =>
  indicateur.grain !== 'etablissement' || isStored(indicateur.grain, { ...perimetre, isLatest })

/** Rows computed for one territory, kept per indicator and campaign of a publication. */
const CALCULEES = new WeakMap<Calcul, Memoire<Promise<LigneSynthese[]>>>()
const MEMOIRE_PAR_CALCUL = 256 * 1024
const OCTETS_PAR_LIGNE = 700
/** Types and « tous », sectors and « tous ». */
const CROISEMENTS_MAX = (TYPES_ETABLISSEMENT.length + 1) * (SECTEURS.length + 1)

/**
 * Computes, by the statement of the publication itself, rows it does not keep.
 * @param code only this territory; all those of the level when absent.
 */
export async function computeSyntheses(
  db: Db,
  publication: Publication,
  calcul: Calcul,
  { niveau, type, secteur }: Perimetre,
  code?: string,
): Promise<LigneSynthese[]> {
  const croisement = [
    ...(type === 'tous' ? [] : (['type'] as const)),
    ...(secteur === 'tous' ? [] : (['secteur'] as const)),
  ]
  const lignes = await (code === undefined
    ? execute(db, publication, calcul, { niveau, croisements: [croisement] })
    : computeTerritoire(db, publication, calcul, niveau, code))
  return lignes.filter((ligne) => ligne.type === type && ligne.secteur === secteur)
}

/** Every crossing of one territory at once: they cost one statement, and a reader asks for several. */
async function computeTerritoire(
  db: Db,
  publication: Publication,
  calcul: Calcul,
  niveau: Niveau,
  code: string,
): Promise<LigneSynthese[]> {
  const memoire = CALCULEES.get(calcul) ?? new Memoire(MEMOIRE_PAR_CALCUL)
  CALCULEES.set(calcul, memoire)
  const cle = `${niveau}:${code}`
  const connues = memoire.get(cle)
  if (connues) return connues
  const calculees = execute(db, publication, calcul, { niveau, croisements: CROISEMENTS }, code)
  memoire.set(cle, calculees, CROISEMENTS_MAX * OCTETS_PAR_LIGNE)
  calculees.catch(() => memoire.delete(cle))
  return calculees
}

async function execute(
  db: Db,
  publication: Publication,
  calcul: Calcul,
  tranche: Tranche,
  code?: string,
): Promise<LigneSynthese[]> {
  const texte = sqlOfIndicator(calcul.indicateur, [tranche], code === undefined ? null : tranche.niveau)
  const parametres = parametersOf({
    ...calcul,
    publicationId: publication.id,
    ...(code !== undefined && { perimetre: code }),
  })
  const { rows } = await db.executeQuery<LigneSynthese>(CompiledQuery.raw(texte, parametres))
  return rows
}

/** One unit behind a number: its answer, or the status of its silence. */
export interface Unite {
  code: string
  type: string
  secteur: string
  statut: Statut
  lecture: string | number | null
  numerateur: number | null
  denominateur: number | null
}

/** Names the statement gives to the readings of a measure, which prefix their columns. */
const lecturesNommees = ({ mesure }: Indicateur): string[] => {
  if (mesure.genre === 'ratio') return ['numerateur', 'denominateur']
  return mesure.lecture.genre === 'croisement'
    ? ['constate']
    : mesure.lecture.genre === 'champ'
      ? ['lecture']
      : []
}

/** Every unit an indicator expects for a campaign, by the statement its syntheses come from. */
export async function listUnites(db: Db, publication: Publication, calcul: Calcul): Promise<Unite[]> {
  const { indicateur } = calcul
  const valeurs =
    indicateur.mesure.genre === 'ratio'
      ? 'null as lecture, numerateur, denominateur'
      : 'lecture, null as numerateur, null as denominateur'
  const ecrits = [
    ...lecturesNommees(indicateur).map((nom) => `nullif(${nom}_statut, 'publie')`),
    "'non_communique'",
  ]
  const texte = `select code, type, secteur, ${valeurs},
    case when repondu then 'publie' when sans_objet then 'sans_objet' else coalesce(${ecrits.join(', ')}) end as statut
    from (${sqlOfObservations(indicateur)}) o`
  const parametres = parametersOf({ ...calcul, publicationId: publication.id })
  const { rows } = await db.executeQuery<Unite>(CompiledQuery.raw(texte, parametres))
  return rows
}
