import { TOUS } from '../../data/catalogue/model/etablissement.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import { getNiveau, INDICATEURS } from '../../data/catalogue/registry.ts'
import type { RequeteSynthese, Valeur } from '../contract/synthese.ts'
import type { Territoire } from '../contract/territoires.ts'
import { calculOf, computeSyntheses, isConserve, type LigneSynthese } from './calcul.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import { enParallele } from './parallele.ts'
import type { Publication } from './publication.ts'

/** Indicators whose question is asked of this type of school. */
const indicateursOf = (type: RequeteSynthese['type']): readonly Indicateur[] =>
  INDICATEURS.filter((indicateur) => type === TOUS || indicateur.population.includes(type))

/** Campaign an answer shows: the one asked for, else the default one. */
export const campagneOf = (publication: Publication, indicateur: string, demandee?: string): string | null =>
  demandee ?? publication.campagneParDefaut.get(indicateur) ?? null

/** Perimeter in which an indicator is read: what describes a territory has neither type nor sector. */
export const perimetreOf = (indicateur: Indicateur, requete: Pick<RequeteSynthese, 'type' | 'secteur'>) =>
  indicateur.grain === 'etablissement'
    ? { type: requete.type, secteur: requete.secteur }
    : { type: TOUS, secteur: TOUS }

/** The territory a synthesis is compared with: the first level above that contains it. */
export function comparaisonOf(territoire: Territoire): { niveau: Niveau; code: string; nom: string } | null {
  for (const niveau of getNiveau(territoire.niveau).parents) {
    const parent = territoire.parents[niveau]
    if (parent) return { niveau, ...parent }
  }
  return null
}

/** Every indicator of a territory, in the order of the catalogue. */
export async function findSynthese(
  db: Db,
  publication: Publication,
  territoire: Territoire,
  requete: RequeteSynthese,
): Promise<Valeur[]> {
  const parent = comparaisonOf(territoire)
  const questions = indicateursOf(requete.type).map((indicateur) => ({
    indicateur,
    campagne: campagneOf(publication, indicateur.id, requete.campagne),
  }))
  const [lignes, lignesParent] = await Promise.all([
    answer(db, publication, territoire, requete, questions),
    parent ? answer(db, publication, parent, requete, questions) : [],
  ])
  return questions.map(({ indicateur, campagne }, rang) => {
    const collectee = publication.campagnes.get(indicateur.id)?.includes(campagne ?? '') ?? false
    const ligneParent = lignesParent[rang]
    return {
      ...toValeur(indicateur, campagne, lignes[rang], collectee),
      parent: parent && ligneParent ? { ...parent, ...toComparaison(ligneParent) } : null,
    }
  })
}

/** What a value is compared with: the same of the level above, with what it is worth. */
const toComparaison = (ligne: LigneSynthese) => ({
  valeur: round(ligne.valeur),
  statut: ligne.statut,
  couverture: round(ligne.attendus > 0 ? ligne.repondants / ligne.attendus : null),
  borne_basse: round(ligne.borne_basse),
  borne_haute: round(ligne.borne_haute),
})

interface Question {
  indicateur: Indicateur
  campagne: string | null
}

/** The row of each question, in the same order: kept by the publication, or computed for this territory. */
async function answer(
  db: Db,
  publication: Publication,
  territoire: { niveau: Niveau; code: string },
  requete: RequeteSynthese,
  questions: readonly Question[],
): Promise<(LigneSynthese | undefined)[]> {
  const conservees = await listLignes(db, publication, territoire, requete)
  return enParallele(questions, async ({ indicateur, campagne }) => {
    const perimetre = { niveau: territoire.niveau, ...perimetreOf(indicateur, requete) }
    const calcul = campagne === null ? null : calculOf(publication, indicateur.id, campagne)
    if (calcul && !isConserve(calcul, perimetre)) {
      const [ligne] = await computeSyntheses(db, publication, calcul, perimetre, territoire.code)
      return ligne
    }
    return conservees.find(
      (ligne) =>
        ligne.indicateur === indicateur.id &&
        ligne.campagne === campagne &&
        ligne.type === perimetre.type &&
        ligne.secteur === perimetre.secteur,
    )
  })
}

/** What is published of some indicators on a territory, without any comparison; in the order of the indicators. */
export async function listValeursTerritoire(
  db: Db,
  publication: Publication,
  territoire: { niveau: Niveau; code: string },
  requete: RequeteSynthese,
  indicateurs: readonly Indicateur[] = indicateursOf(requete.type),
): Promise<Omit<Valeur, 'parent'>[]> {
  const questions = indicateurs.map((indicateur) => ({
    indicateur,
    campagne: campagneOf(publication, indicateur.id, requete.campagne),
  }))
  const lignes = await answer(db, publication, territoire, requete, questions)
  return questions.map(({ indicateur, campagne }, rang) => {
    const collectee = publication.campagnes.get(indicateur.id)?.includes(campagne ?? '') ?? false
    return toValeur(indicateur, campagne, lignes[rang], collectee)
  })
}

async function listLignes(
  db: Db,
  publication: Publication,
  territoire: { niveau: Niveau; code: string },
  { type, secteur }: RequeteSynthese,
): Promise<LigneSynthese[]> {
  const rows = await db
    .selectFrom('synthese')
    .selectAll()
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', territoire.niveau)
    .where('code', '=', territoire.code)
    .where((eb) =>
      eb.or([
        eb.and([eb('type', '=', type), eb('secteur', '=', secteur)]),
        eb.and([eb('type', '=', TOUS), eb('secteur', '=', TOUS)]),
      ]),
    )
    .execute()
  return rows.map((row) => ({ ...row, statut: row.statut as Statut }))
}

/**
 * What is published of an indicator on a territory.
 * Without a row: nobody was asked this time (`non_disponible`), or nobody here is concerned (`sans_objet`).
 */
function toValeur(
  indicateur: Indicateur,
  campagne: string | null,
  ligne: LigneSynthese | undefined,
  collectee: boolean,
): Omit<Valeur, 'parent'> {
  const attendus = ligne?.attendus ?? 0
  const repondants = ligne?.repondants ?? 0
  return {
    indicateur: indicateur.id,
    libelle: indicateur.libelle,
    composante: indicateur.composante,
    grain: indicateur.grain,
    mesure: indicateur.mesure.genre,
    unite: indicateur.unite,
    campagne,
    attendus,
    repondants,
    couverture: round(attendus > 0 ? repondants / attendus : null),
    statut: (ligne?.statut as Statut | undefined) ?? (collectee ? 'sans_objet' : 'non_disponible'),
    valeur: round(ligne?.valeur ?? null),
    borne_basse: round(ligne?.borne_basse ?? null),
    borne_haute: round(ligne?.borne_haute ?? null),
    numerateur: round(ligne?.numerateur ?? null),
    denominateur: round(ligne?.denominateur ?? null),
    decile_1: round(ligne?.decile_1 ?? null),
    decile_9: round(ligne?.decile_9 ?? null),
    repartition: ligne?.repartition ?? null,
  }
}

/** Open schools of a territory, by type. */
export async function countEtablissements(
  db: Db,
  publication: Publication,
  territoire: { niveau: Niveau; code: string },
  { type, secteur }: RequeteSynthese,
): Promise<{ total: number; par_type: Record<string, number> }> {
  let comptes = db
    .selectFrom('etablissement')
    .select((eb) => ['type', eb.fn.countAll<number>().as('nombre')])
    .where('publication_id', '=', publication.id)
    .where(territoire.niveau, '=', territoire.code)
    .where('ouvert', '=', true)
    .groupBy('type')
    .orderBy('type')
  if (secteur !== TOUS) comptes = comptes.where('secteur', '=', secteur)
  const lignes = await comptes.execute()
  const total = lignes
    .filter((ligne) => type === TOUS || ligne.type === type)
    .reduce((somme, { nombre }) => somme + nombre, 0)
  return { total, par_type: Object.fromEntries(lignes.map(({ type: t, nombre }) => [t, nombre])) }
}

/** Sources of the values of a synthesis. */
export const sourcesSynthese = (valeurs: readonly Valeur[]): { sources: string[] } => ({
  sources: INDICATEURS.filter(({ id }) => valeurs.some((valeur) => valeur.indicateur === id)).flatMap(
    sourcesOfIndicateur,
  ),
})
